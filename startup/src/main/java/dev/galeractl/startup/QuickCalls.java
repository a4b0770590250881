package dev.galeractl.startup;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Calls of the JDK's that begin a stream of what there already is, and what is called in their place. The JDK's streams are made for a warm JVM and large
 * amounts; their first use costs a cold one 60 classes, the machinery of method handles and several milliseconds.
 */
final class QuickCalls {
    private static final String RUN = "dev/galeractl/startup/run/";
    private static final String PLAIN_STREAM = RUN + "PlainStream";
    private static final String STREAM = "Ljava/util/stream/Stream;";
    private static final String COLLECTION = "(Ljava/util/Collection;)" + STREAM;
    private static final String OPTIONAL = "(Ljava/util/Optional;)" + STREAM;

    private static final String PLAIN_COLLECTOR = RUN + "PlainCollector";
    private static final String COLLECTORS = "java/util/stream/Collectors";
    private static final Set<String> COLLECTED = Set.of("joining", "toSet", "toUnmodifiableSet", "toList");

    /** Which classes are called, and what is in them. */
    private static final List<String> CALLED = List.of(PLAIN_STREAM, PLAIN_COLLECTOR);

    private QuickCalls() {}

    /** The class files of what is called, by name: the program needs them beside its own. */
    static Map<String, byte[]> called() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (String name : CALLED) {
            String file = name + ".class";
            try (InputStream in = QuickCalls.class.getResourceAsStream("/" + file)) {
                classes.put(file, Objects.requireNonNull(in, file).readAllBytes());
            }
        }
        return classes;
    }

    /** The static method to be called instead of that one; empty if that is to be called. */
    static Optional<Handle> insteadOf(int tag, String owner, String name, String descriptor) {
        if (owner.equals(COLLECTORS) && COLLECTED.contains(name)) {
            return Optional.of(new Handle(Opcodes.H_INVOKESTATIC, PLAIN_COLLECTOR, name, descriptor, false));
        }
        return switch (owner + "." + name + descriptor) {
            case "java/util/Optional.stream()" + STREAM -> plainStream("of", OPTIONAL);
            case "java/util/stream/Stream.of([Ljava/lang/Object;)" + STREAM,
                    "java/util/Arrays.stream([Ljava/lang/Object;)" + STREAM ->
                plainStream("of", "([Ljava/lang/Object;)" + STREAM);
            case "java/util/stream/Stream.of(Ljava/lang/Object;)" + STREAM ->
                plainStream("single", "(Ljava/lang/Object;)" + STREAM);
            case "java/lang/String.lines()" + STREAM -> plainStream("lines", "(Ljava/lang/String;)" + STREAM);
            case "java/util/stream/Stream.empty()" + STREAM -> plainStream("empty", "()" + STREAM);
            case "java/util/stream/Stream.concat(" + STREAM + STREAM + ")" + STREAM ->
                plainStream("concat", "(" + STREAM + STREAM + ")" + STREAM);
            default -> isOfCollection(tag, owner, name, descriptor) ? plainStream("of", COLLECTION) : Optional.empty();
        };
    }

    /** Every class of the JDK's in this package that has a method so named is a collection, but for {@code Optional} and {@code Arrays}. */
    private static boolean isOfCollection(int tag, String owner, String name, String descriptor) {
        boolean called = tag == Opcodes.H_INVOKEINTERFACE || tag == Opcodes.H_INVOKEVIRTUAL;
        return called
                && name.equals("stream")
                && descriptor.equals(Type.getMethodDescriptor(Type.getType(STREAM)))
                && owner.startsWith("java/util/")
                && owner.lastIndexOf('/') == "java/util".length();
    }

    private static Optional<Handle> plainStream(String name, String descriptor) {
        return Optional.of(new Handle(Opcodes.H_INVOKESTATIC, PLAIN_STREAM, name, descriptor, false));
    }
}
