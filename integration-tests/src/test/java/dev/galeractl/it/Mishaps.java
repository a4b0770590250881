package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** What can be wrong with a host, or in the way of who logs in to it; what is wrong with its network, {@link HostNetwork} does. */
record Mishaps(NspawnHost host) {
    static final String SUDO_PASSWORD = SshServer.SUDO_PASSWORD;

    private static final String DATE = "/usr/bin/date";

    /** Puts a disk of so many megabytes that is full over a folder that nothing uses; owner and mode are the folder's. */
    void fillDisk(String folder, int megabytes) {
        host.run("""
                set -e
                owner=$(stat -c %%U:%%G %1$s) mode=$(stat -c %%a %1$s)
                mount -t tmpfs -o size=%2$dm full %1$s
                chown $owner %1$s
                chmod $mode %1$s
                head -c %2$dM /dev/zero >%1$s/.full
                """.formatted(folder, megabytes)).assertExit(0);
    }

    /** Takes {@link #fillDisk} back. */
    void freeDisk(String folder) {
        host.run("umount " + folder).assertExit(0);
    }

    /** The stock server's data moves to a disk of so many megabytes, and the server goes on there. */
    void moveDataToDisk(int megabytes) {
        host.run("""
                set -e
                systemctl stop mariadb
                mkdir /mnt/small
                mount -t tmpfs -o size=%dm,mode=755 small /mnt/small
                mkdir /mnt/small/mysql
                cp -a --sparse=always /var/lib/mysql/. /mnt/small/mysql/
                chown mysql: /mnt/small/mysql
                mount --bind /mnt/small/mysql /var/lib/mysql
                systemctl start mariadb
                """.formatted(megabytes)).assertExit(0);
    }

    /** A new disk takes the place of the stock server's data, which is stopped: empty, but for what a file system shows at its top. */
    void mountNewDisk() {
        host.run("systemctl stop mariadb && mount -t tmpfs -o size=1G,mode=755 new /var/lib/mysql"
                        + " && mkdir -m 700 /var/lib/mysql/lost+found")
                .assertExit(0);
    }

    /** That disk is filled by somebody else. */
    void fillDiskOfData() {
        host.run("head -c 8G /dev/zero >/mnt/small/of-somebody-else");
    }

    /** Takes {@link #fillDiskOfData} back. */
    void freeDiskOfData() {
        host.run("rm /mnt/small/of-somebody-else").assertExit(0);
    }

    /**
     * Makes {@code date} tell another time. A stand-in: a container has no clock of its own, so servers, certificates and the kernel keep to the true
     * time; only who asks {@code date} is told the other.
     */
    void tellTime(Duration ahead) {
        host.run("mv -n " + DATE + " " + DATE + ".true").assertExit(0);
        host.write(DATE, "#!/bin/sh\nexec " + DATE + ".true -d '" + ahead.toSeconds() + " seconds' \"$@\"\n");
        host.run("chmod 755 " + DATE).assertExit(0);
    }

    /** Removes a program from all folders of PATH. */
    void removeTool(String program) {
        host.run("while file=$(type -P " + program + "); do rm \"$file\" && hash -r; done")
                .assertExit(0);
    }

    /** The SSH server gets a key that nobody knows. */
    void changeHostKey() {
        host.run("rm /etc/ssh/ssh_host_* && ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key"
                        + " && systemctl restart ssh")
                .assertExit(0);
    }

    /**
     * Makes accounts whom that public key lets in: {@code tester}, whom sudo asks for {@link #SUDO_PASSWORD}, {@code free}, whom it asks nothing, and
     * {@code never}, whom it refuses. The test is skipped where scripts/hosts could not add sudo.
     */
    void addSudoAccounts(Path publicKey) {
        Assumptions.assumeTrue(host.run("command -v sudo").exitStatus() == 0, "there is no sudo on the hosts");
        String hash =
                Program.of("openssl", "passwd", "-6", SUDO_PASSWORD).run().out().strip();
        host.write("/etc/sudoers.d/accounts", "tester ALL=(ALL:ALL) ALL\nfree ALL=(ALL:ALL) NOPASSWD: ALL\n");
        host.run("""
                set -e
                chmod 440 /etc/sudoers.d/accounts
                for name in tester free never; do
                    useradd --create-home --shell /bin/bash --password '%s' $name
                    install -d -m 700 -o $name /home/$name/.ssh
                    echo '%s' > /home/$name/.ssh/authorized_keys
                done
                """.formatted(hash, text(publicKey).strip())).assertExit(0);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
