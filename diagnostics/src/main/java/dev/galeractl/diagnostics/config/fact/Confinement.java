package dev.galeractl.diagnostics.config.fact;

/** What of the operating system allows a server certain paths and ports only, and enforces it. */
public enum Confinement {
    SELINUX,
    APPARMOR
}
