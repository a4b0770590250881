package dev.galeractl.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class that stands for lambdas and method references: what the JVM would spin for each at run time, as one class file. An object of it knows
 * which it is; each method of an interface asks that, where the class has several for it.
 */
final class FunctionClass implements Opcodes {
    private static final String WHICH = "which";
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";

    private final String name;
    private final List<FunctionSite> sites;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FunctionClass(String name, List<FunctionSite> sites) {
        this.name = name;
        this.sites = sites;
    }

    /** @param nest whose private methods it may call */
    static byte[] bytes(String name, String nest, List<FunctionSite> sites) {
        FunctionClass made = new FunctionClass(name, sites);
        made.out.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, OBJECT, made.interfaces());
        made.out.visitNestHost(nest);
        made.fields();
        made.constructors();
        made.factories();
        made.methods();
        made.out.visitEnd();
        return made.out.toByteArray();
    }

    /** The static method that gives the function for what is captured. */
    static String factory(int site) {
        return "of" + site;
    }

    private String[] interfaces() {
        Set<String> interfaces = new LinkedHashSet<>();
        sites.forEach(site -> interfaces.add(site.factory().getReturnType().getInternalName()));
        return interfaces.toArray(String[]::new);
    }

    private void fields() {
        out.visitField(ACC_PRIVATE | ACC_FINAL, WHICH, Type.INT_TYPE.getDescriptor(), null, null);
        Map<String, Type> fields = new LinkedHashMap<>();
        for (FunctionSite site : sites) {
            Type[] captured = site.captured();
            for (int i = 0; i < captured.length; i++) {
                fields.put(field(i, captured[i]), captured[i]);
            }
        }
        fields.forEach((field, type) -> out.visitField(ACC_PRIVATE, field, type.getDescriptor(), null, null));
    }

    private void constructors() {
        Map<String, Type[]> constructors = new LinkedHashMap<>();
        sites.forEach(site -> constructors.put(constructor(site), site.captured()));
        constructors.forEach(this::constructor);
    }

    private void constructor(String descriptor, Type[] captured) {
        MethodVisitor code = out.visitMethod(ACC_PRIVATE, CONSTRUCTOR, descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ILOAD, 1);
        code.visitFieldInsn(PUTFIELD, name, WHICH, Type.INT_TYPE.getDescriptor());
        int variable = 2;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(ILOAD), variable);
            code.visitFieldInsn(PUTFIELD, name, field(i, captured[i]), captured[i].getDescriptor());
            variable += captured[i].getSize();
        }
        end(code, RETURN);
    }

    /** What captures nothing is made once. */
    private void factories() {
        String type = Type.getObjectType(name).getDescriptor();
        MethodVisitor first = null;
        for (int i = 0; i < sites.size(); i++) {
            FunctionSite site = sites.get(i);
            MethodVisitor code =
                    out.visitMethod(ACC_STATIC, factory(i), site.factory().getDescriptor(), null, null);
            code.visitCode();
            if (site.capturesNothing()) {
                out.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, only(i), type, null, null);
                if (first == null) {
                    first = out.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
                    first.visitCode();
                }
                create(first, i);
                first.visitFieldInsn(PUTSTATIC, name, only(i), type);
                code.visitFieldInsn(GETSTATIC, name, only(i), type);
            } else {
                create(code, i);
            }
            end(code, ARETURN);
        }
        if (first != null) {
            end(first, RETURN);
        }
    }

    private void create(MethodVisitor code, int which) {
        FunctionSite site = sites.get(which);
        code.visitTypeInsn(NEW, name);
        code.visitInsn(DUP);
        code.visitIntInsn(SIPUSH, which);
        int variable = 0;
        for (Type type : site.captured()) {
            code.visitVarInsn(type.getOpcode(ILOAD), variable);
            variable += type.getSize();
        }
        code.visitMethodInsn(INVOKESPECIAL, name, CONSTRUCTOR, constructor(site), false);
    }

    private void methods() {
        Map<String, List<Integer>> methods = new LinkedHashMap<>();
        for (int i = 0; i < sites.size(); i++) {
            String method = sites.get(i).method() + sites.get(i).erased().getDescriptor();
            methods.computeIfAbsent(method, sitesOfIt -> new ArrayList<>()).add(i);
        }
        methods.values().forEach(this::method);
    }

    /** @param which sites that have the same method of an interface */
    private void method(List<Integer> which) {
        FunctionSite any = sites.get(which.get(0));
        MethodVisitor code =
                out.visitMethod(ACC_PUBLIC, any.method(), any.erased().getDescriptor(), null, null);
        code.visitCode();
        if (which.size() > 1) {
            Label[] labels = new Label[which.size()];
            Arrays.setAll(labels, i -> new Label());
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, name, WHICH, Type.INT_TYPE.getDescriptor());
            // An object of another site has no such method to be called; any will do for it.
            int[] keys = which.stream().mapToInt(it -> it).toArray();
            code.visitLookupSwitchInsn(labels[0], keys, labels);
            for (int i = 0; i < labels.length; i++) {
                code.visitLabel(labels[i]);
                code.visitFrame(F_SAME, 0, null, 0, null);
                call(code, sites.get(which.get(i)));
            }
        } else {
            call(code, any);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void call(MethodVisitor code, FunctionSite site) {
        if (site.makesObject()) {
            code.visitTypeInsn(NEW, site.called().getOwner());
            code.visitInsn(DUP);
        }
        arguments(code, site);
        code.visitMethodInsn(
                site.instruction(),
                site.called().getOwner(),
                site.called().getName(),
                site.called().getDesc(),
                site.called().isInterface());
        result(code, site);
    }

    /** What was captured, then what the caller gives. */
    private void arguments(MethodVisitor code, FunctionSite site) {
        Type[] captured = site.captured();
        Conversion conversion = new Conversion(code);
        List<Type> wanted = new ArrayList<>();
        if (site.hasReceiver()) {
            wanted.add(Type.getObjectType(site.called().getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(site.called().getDesc())));
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, name, field(i, captured[i]), captured[i].getDescriptor());
            conversion.convert(captured[i], captured[i], wanted.get(i));
        }
        Type[] given = site.erased().getArgumentTypes();
        Type[] sure = site.exact().getArgumentTypes();
        int variable = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(ILOAD), variable);
            variable += given[i].getSize();
            conversion.convert(given[i], sure[i], wanted.get(captured.length + i));
        }
    }

    private static void result(MethodVisitor code, FunctionSite site) {
        Type result = site.result();
        Type wanted = site.erased().getReturnType();
        if (!wanted.equals(Type.VOID_TYPE)) {
            new Conversion(code).convert(result, result, site.exact().getReturnType());
        } else if (result.getSize() > 0) {
            code.visitInsn(result.getSize() == 1 ? POP : POP2);
        }
        code.visitInsn(wanted.getOpcode(IRETURN));
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static String constructor(FunctionSite site) {
        List<Type> arguments = new ArrayList<>(List.of(Type.INT_TYPE));
        arguments.addAll(List.of(site.captured()));
        return Type.getMethodDescriptor(Type.VOID_TYPE, arguments.toArray(Type[]::new));
    }

    /** Of each type its own: what is captured needs no cast then. */
    private static String field(int index, Type type) {
        return "captured" + index + type.getDescriptor().replaceAll("[/;\\[]", "_");
    }

    private static String only(int site) {
        return "ONLY" + site;
    }
}
