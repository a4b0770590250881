package dev.galeractl.bootstrap.certificate;

import java.util.Arrays;

/** A private key as the text of a file (PKCS#8, PEM). It is never shown, and can be wiped. */
public final class PrivateKeyText implements AutoCloseable {
    private final byte[] text;

    PrivateKeyText(byte[] text) {
        this.text = text.clone();
    }

    /** The text, in ASCII. The caller wipes its copy. */
    public byte[] bytes() {
        return text.clone();
    }

    /** Overwrites it. */
    @Override
    public void close() {
        Arrays.fill(text, (byte) 0);
    }

    @Override
    public String toString() {
        return "a private key";
    }
}
