package dev.galeractl.startup;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Instructions that turn the value on the stack into another type, as {@code LambdaMetafactory} is documented to do it. */
final class Conversion {
    private static final Map<Type, String> BOXES = Map.of(
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");

    private final MethodVisitor code;

    Conversion(MethodVisitor code) {
        this.code = code;
    }

    /**
     * Converts the value on the stack.
     *
     * @param is its type to the verifier
     * @param sure what it certainly is, by the types that the compiler knew: an {@code Object} may be sure to be an {@code Integer}
     * @param wanted what it has to be
     */
    void convert(Type is, Type sure, Type wanted) {
        if (isPrimitive(is)) {
            if (isPrimitive(wanted)) {
                widen(is, wanted);
            } else {
                box(is);
            }
        } else if (isPrimitive(wanted)) {
            widen(unbox(sure, wanted), wanted);
        } else if (!wanted.equals(is) && !wanted.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
        }
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private void box(Type primitive) {
        String box = BOXES.get(primitive);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, box, "valueOf", "(" + primitive.getDescriptor() + ")L" + box + ";", false);
    }

    /** Takes the primitive out of the box that it surely is in, else out of that of the wanted type; says which it was. */
    private Type unbox(Type sure, Type wanted) {
        Type primitive = wanted;
        for (Map.Entry<Type, String> box : BOXES.entrySet()) {
            if (box.getValue().equals(sure.getInternalName())) {
                primitive = box.getKey();
            }
        }
        String box = BOXES.get(primitive);
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                box,
                primitive.getClassName() + "Value",
                Type.getMethodDescriptor(primitive),
                false);
        return primitive;
    }

    private void widen(Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        boolean small = from.getSort() <= Type.INT;
        switch (to.getSort()) {
            case Type.LONG -> code.visitInsn(Opcodes.I2L);
            case Type.FLOAT -> code.visitInsn(small ? Opcodes.I2F : Opcodes.L2F);
            case Type.DOUBLE ->
                code.visitInsn(small ? Opcodes.I2D : from.equals(Type.LONG_TYPE) ? Opcodes.L2D : Opcodes.F2D);
            default -> {
                // To a whole number of four bytes or less: it is one already.
            }
        }
    }
}
