package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published schemas of the documents. */
final class Schemas {
    private Schemas() {}

    static void assertValid(String name, String json) {
        try {
            String text = Files.readString(Path.of("../docs/json/" + name + "-v1.json"));
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
