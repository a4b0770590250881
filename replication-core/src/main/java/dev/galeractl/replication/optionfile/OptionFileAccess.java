package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;

/** The port through which the resolver gets files; the edge {@code replication.file} implements it on real ones. */
public interface OptionFileAccess {
    /**
     * Reads one file.
     *
     * @param path as written in the option file; relative ones count from the working directory, as for the server
     * @return empty if there is no such file, or it is a folder: the server passes over both without a word
     * @throws InputProblem if the file is there but cannot be read by us: then our answer would be a guess
     */
    Optional<SourceText> file(String path);

    /**
     * Lists the plain names in a folder, in any order.
     *
     * @return empty if the folder cannot be listed
     */
    Optional<List<String>> folder(String path);
}
