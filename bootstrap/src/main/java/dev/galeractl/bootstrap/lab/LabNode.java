package dev.galeractl.bootstrap.lab;

import java.nio.file.Path;

/** One server of a lab: its name, its loopback address and its files. */
public record LabNode(String name, String address, Path defaultsFile, Path datadir, Path errorLog, Path socket) {}
