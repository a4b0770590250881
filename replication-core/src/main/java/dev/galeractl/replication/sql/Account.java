package dev.galeractl.replication.sql;

import java.util.Optional;

/**
 * Whom to be when asking a server.
 *
 * @param user the database account's name
 * @param password empty for accounts that the socket alone identifies, or that have none
 */
public record Account(String user, Optional<Secret> password) {}
