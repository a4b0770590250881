package dev.galeractl.completions;

import dev.galeractl.bootstrap.cluster.Key;
import dev.galeractl.bootstrap.cluster.Shape;
import dev.galeractl.bootstrap.cluster.Shape.Choice;
import dev.galeractl.bootstrap.cluster.Shape.Listing;
import dev.galeractl.bootstrap.cluster.Shape.Section;
import dev.galeractl.bootstrap.cluster.Shape.Settings;
import dev.galeractl.bootstrap.cluster.Shape.Text;
import dev.galeractl.bootstrap.cluster.Shape.Whole;
import java.util.stream.Collectors;

/** cluster.yaml, documented key by key. */
final class ClusterKeyReference {
    private static final String HEAD = """
            # cluster.yaml

            <!-- Generated from the keys that the reader knows by scripts/generate; do not edit. -->

            One file says what a cluster is to be. `galeractl validate -f cluster.yaml` checks it, and `galeractl config render -f cluster.yaml --node db1`
            makes the option file that it means for a node.

            ```yaml
            # yaml-language-server: $schema=json/cluster.schema.json
            cluster: shop
            server: mariadb-10.11
            nodes:
              - name: db1
                address: 10.0.0.11
                datacentre: tokyo
              - name: db2
                address: 10.0.1.11
                datacentre: osaka
            arbitrators:
              - name: arbitrator1
                address: 10.0.2.11
                datacentre: nagoya
            ssh:
              user: admin
            sst:
              method: mariabackup
              account: sst
              password: env:SST_PASSWORD
            tls:
              from: own-ca
            options:
              innodb_buffer_pool_size: 4G
            provider-options:
              gcache.size: 4G
            ```

            Three keys are required: `cluster`, `server` and `nodes`. A key that does not exist is a mistake, and so is one that is given twice, an address that is
            none, or a port that two want. All mistakes are told at once, with line and column, and end the program with 2. `docs/json/cluster.schema.json`
            tells most of them in an editor already.

            **No secret stands in the file.** Where one is needed, the file says where it is: `env:NAME` for a variable of galeractl's environment,
            `file:/absolute/path` for a file of the machine that galeractl runs on, `prompt` to be asked. A secret that stands there all the same is a mistake, and
            is not shown.

            **Options.** `options` and `provider-options` take whatever the server and Galera's provider take; `validate` judges it. What has a key of its own
            (`wsrep_cluster_address`, `pc.weight` …) is a mistake there.

            """;

    private ClusterKeyReference() {}

    static String of(Section root) {
        StringBuilder text = new StringBuilder(HEAD);
        section(text, "", root);
        return text.toString();
    }

    private static void section(StringBuilder text, String path, Section section) {
        text.append("## ")
                .append(path.isEmpty() ? "The file" : "`" + path + "`")
                .append("\n\n");
        text.append("| key | takes | without it | |\n| --- | --- | --- | --- |\n");
        for (Key key : section.keys()) {
            text.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(takes(key.shape()))
                    .append(" | ")
                    .append(key.required() ? "**required**" : key.fallback().orElse("–"))
                    .append(" | ")
                    .append(key.meaning())
                    .append(" |\n");
        }
        text.append('\n');
        for (Key key : section.keys()) {
            String below = path.isEmpty() ? key.name() : path + "." + key.name();
            if (key.shape() instanceof Section inner) {
                section(text, below, inner);
            } else if (key.shape() instanceof Listing listing) {
                section(text, below + "[]", listing.item());
            }
        }
    }

    private static String takes(Shape shape) {
        if (shape instanceof Text text) {
            return text.kind().words();
        }
        if (shape instanceof Choice choice) {
            return choice.words().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
        }
        if (shape instanceof Whole whole) {
            return "a whole number, " + whole.least() + "–" + whole.most();
        }
        if (shape instanceof Settings) {
            return "names with values";
        }
        return shape instanceof Listing ? "a list, see below" : "keys, see below";
    }
}
