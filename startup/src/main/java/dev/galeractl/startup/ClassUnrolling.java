package dev.galeractl.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives the lambdas and method references of one class a class that is a file. A cold program gets one for all of them, since each class that it loads
 * takes time; what reads logs gets one for each, as the JVM would make it, because a hot loop is compiled best so.
 */
final class ClassUnrolling extends ClassVisitor {
    /** No name of the compiler's has this in it. */
    private static final String MARK = "$$Function";

    /** What reads logs, be they as large as they may. */
    private static final List<String> HOT = List.of(
            "dev/galeractl/replication/log/",
            "dev/galeractl/diagnostics/event/",
            "dev/galeractl/diagnostics/message/",
            "dev/galeractl/diagnostics/doctor/Log",
            "dev/galeractl/diagnostics/start/",
            "dev/galeractl/diagnostics/incident/");

    private static final Map<Integer, Integer> TAGS = Map.of(
            Opcodes.INVOKEVIRTUAL, Opcodes.H_INVOKEVIRTUAL,
            Opcodes.INVOKEINTERFACE, Opcodes.H_INVOKEINTERFACE,
            Opcodes.INVOKESTATIC, Opcodes.H_INVOKESTATIC);

    private final String name;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final List<FunctionSite> shared = new ArrayList<>();
    private final boolean together;
    private String nest;
    private boolean changed;

    private final byte[] before;
    private final ClassWriter out;

    private ClassUnrolling(String name, byte[] before, ClassWriter out) {
        super(Opcodes.ASM9, out);
        this.name = name;
        this.together = HOT.stream().noneMatch(name::startsWith);
        this.nest = name;
        this.before = before;
        this.out = out;
    }

    /** Does it for that class. */
    static ClassUnrolling of(byte[] bytes) {
        ClassReader in = new ClassReader(bytes);
        ClassUnrolling unrolling = new ClassUnrolling(in.getClassName(), bytes, new ClassWriter(in, 0));
        in.accept(unrolling, 0);
        return unrolling;
    }

    /** The class itself, the same bytes if there was nothing to unroll. */
    byte[] bytes() {
        return made.isEmpty() && !changed ? before : out.toByteArray();
    }

    /** The new classes, by name. */
    Map<String, byte[]> functions() {
        return made;
    }

    /** The class that has to name them as members of its nest. */
    String nest() {
        return nest;
    }

    @Override
    public void visitNestHost(String host) {
        nest = host;
        super.visitNestHost(host);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                Optional<Handle> quick = QuickCalls.insteadOf(TAGS.getOrDefault(opcode, 0), owner, called, type);
                if (quick.isEmpty()) {
                    super.visitMethodInsn(opcode, owner, called, type, isInterface);
                } else {
                    changed = true;
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            quick.get().getOwner(),
                            quick.get().getName(),
                            quick.get().getDesc(),
                            false);
                }
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                Optional<FunctionSite> site = FunctionSite.of(called, type, bootstrap, arguments);
                if (site.isEmpty()) {
                    super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                } else {
                    Place place = place(site.get());
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, place.function(), FunctionClass.factory(place.index()), type, false);
                }
            }
        };
    }

    /** Which class stands for it, and as which of those that it stands for. */
    private record Place(String function, int index) {}

    private Place place(FunctionSite site) {
        if (together && site.isOfJdk()) {
            shared.add(site);
            return new Place(name + MARK + "s", shared.size() - 1);
        }
        String function = name + MARK + made.size();
        made.put(function, FunctionClass.bytes(function, nest, List.of(site)));
        return new Place(function, 0);
    }

    @Override
    public void visitEnd() {
        if (!shared.isEmpty()) {
            made.put(name + MARK + "s", FunctionClass.bytes(name + MARK + "s", nest, shared));
        }
        super.visitEnd();
    }
}
