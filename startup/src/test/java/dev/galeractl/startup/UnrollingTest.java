package dev.galeractl.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class UnrollingTest {
    private static final String PACKAGE = "dev/galeractl/startup/";
    private static final List<String> COMPILED =
            List.of("Functions.class", "Functions$Greeting.class", "Functions$Inner.class");

    @Test
    void whatRunsIsTheSame() throws Exception {
        Map<String, byte[]> contents = compiled();
        Unrolling.unroll(contents);
        Supplier<?> unrolled = (Supplier<?>) new Contents(contents)
                .loadClass(Functions.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(unrolled.getClass()).isNotEqualTo(Functions.class);
        assertThat(unrolled.get()).isEqualTo(new Functions().get());
    }

    @Test
    void whatIsCalledInPlaceOfTheJdkIsPackedWithIt() throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(
                new ByteArrayInputStream(Unrolling.unrolled(jar(compiled()), QuickCalls.called())))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(contents).containsKeys(QuickCalls.called().keySet().toArray(String[]::new));
        Set<String> owners = new TreeSet<>();
        contents.forEach((name, bytes) -> new ClassReader(bytes).accept(new Calls(owners), 0));
        assertThat(owners)
                .contains("dev/galeractl/startup/run/PlainStream.of")
                .noneMatch(it -> it.endsWith("List.stream"));
        assertThat(new Contents(contents)
                        .loadClass(Functions.class.getName())
                        .getDeclaredConstructor()
                        .newInstance())
                .extracting(it -> ((Supplier<?>) it).get())
                .isEqualTo(new Functions().get());
    }

    @Test
    void whatCanBeSerializedIsLeftAndNothingElse() throws Exception {
        Map<String, byte[]> contents = compiled();
        assertThat(madeAtRunTime(contents)).hasSizeGreaterThan(30);
        Unrolling.unroll(contents);
        assertThat(madeAtRunTime(contents)).containsOnly("altMetafactory");
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        byte[] once = Unrolling.unrolled(jar(compiled()), Map.of());
        assertThat(Unrolling.unrolled(once, Map.of())).isEqualTo(once);
    }

    @Test
    void whatIsNoClassStaysAsItIsAndWhereItIs() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("META-INF/MANIFEST.MF", new byte[] {1});
        contents.putAll(compiled());
        contents.put("page.md", new byte[] {2, 3});
        List<String> names = new ArrayList<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(Unrolling.unrolled(jar(contents), Map.of())))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getTime()).isEqualTo(1_000_000_000_000L);
                if (entry.getName().equals("page.md")) {
                    assertThat(in.readAllBytes()).containsExactly(2, 3);
                }
            }
        }
        assertThat(names).startsWith(contents.keySet().toArray(String[]::new)).hasSizeGreaterThan(contents.size());
    }

    private static Map<String, byte[]> compiled() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : COMPILED) {
            try (InputStream in = Objects.requireNonNull(UnrollingTest.class.getResourceAsStream(name))) {
                contents.put(PACKAGE + name, in.readAllBytes());
            }
        }
        return contents;
    }

    private static byte[] jar(Map<String, byte[]> contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTime(1_000_000_000_000L);
                out.putNextEntry(entry);
                out.write(content.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** The methods of the metafactory that are asked to make a class. */
    private static List<String> madeAtRunTime(Map<String, byte[]> contents) {
        List<String> asked = new ArrayList<>();
        contents.values().forEach(bytes -> new ClassReader(bytes).accept(new Metafactories(asked), 0));
        return asked;
    }

    private static final class Metafactories extends ClassVisitor {
        private final List<String> asked;

        Metafactories(List<String> asked) {
            super(Opcodes.ASM9);
            this.asked = asked;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().endsWith("LambdaMetafactory")) {
                        asked.add(bootstrap.getName());
                    }
                }
            };
        }
    }

    /** Every method that is called, as owner.name. */
    private static final class Calls extends ClassVisitor {
        private final Set<String> called;

        Calls(Set<String> called) {
            super(Opcodes.ASM9);
            this.called = called;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                    called.add(owner + "." + name);
                }
            };
        }
    }

    /** Defines the classes itself, before its parent is asked. */
    private static final class Contents extends ClassLoader {
        private final Map<String, byte[]> contents;

        Contents(Map<String, byte[]> contents) {
            super(UnrollingTest.class.getClassLoader());
            this.contents = contents;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = contents.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }
}
