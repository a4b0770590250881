package dev.galeractl.cli.action;

import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import java.util.Optional;

/**
 * One server that is to be checked, whoever gave its files.
 *
 * @param project whose decisions hold for these files
 */
record GivenServer(ConfigFacts facts, Optional<ProjectFile> project) {}
