package dev.galeractl.cli.session;

/** The version of this build, as its jar tells it. */
public final class Version {
    private Version() {}

    /** For example {@code galeractl 0.1.0}. */
    public static String line() {
        return "galeractl " + number();
    }

    /** For example {@code 0.1.0-SNAPSHOT}; {@code development} when run from class files. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
