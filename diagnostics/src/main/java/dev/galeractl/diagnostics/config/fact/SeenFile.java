package dev.galeractl.diagnostics.config.fact;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Whose a file or folder is, and who may use it. Access lists beyond the nine permissions are not known.
 *
 * @param owner the owner's name
 * @param group the group's name
 * @param withinReach whether everybody may enter the folders above it
 */
public record SeenFile(String owner, String group, Set<PosixFilePermission> permissions, boolean withinReach) {
    public SeenFile {
        permissions = Set.copyOf(permissions);
    }

    /** Whether everybody on the host may read it. */
    public boolean isReadByAll() {
        return withinReach && permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    /** Whether an account may read it. */
    public boolean isReadBy(ServerAccount account) {
        return allows(
                account,
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
    }

    /** Whether an account may make files in it, if it is a folder. */
    public boolean isWrittenBy(ServerAccount account) {
        return allows(
                account,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.OTHERS_WRITE);
    }

    /** The first of the three that is meant for the account decides alone. */
    private boolean allows(
            ServerAccount account,
            PosixFilePermission asOwner,
            PosixFilePermission inGroup,
            PosixFilePermission asOther) {
        if (account.isRoot()) {
            return true;
        }
        if (owner.equals(account.name())) {
            return permissions.contains(asOwner);
        }
        return permissions.contains(account.groups().contains(group) ? inGroup : asOther);
    }
}
