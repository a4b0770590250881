package dev.galeractl.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Disks that are full, files that are broken, settings that do not fit the data. */
class StorageFaults {
    private static final int PAGE = 16384;

    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void cacheLargerThanTheDisk() {
        NodeFiles node = lab.nodes(1).get(0).withProviderOption("gcache.size=900T");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node)
                .isVerdict("broken")
                .finds("GAL602 ring")
                .explains("GAL602", "db1.log", "Failed to load provider");
    }

    @Test
    void pageSizeDiffers() {
        NodeFiles node = lab.nodes(1).get(0).set("innodb_page_size", "8192");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node)
                .isVerdict("broken")
                .finds("GAL610 start-failed")
                .explains("GAL610", "db1.log", "wrong space ID");
    }

    @Test
    void stateFileIsADirectory() throws IOException {
        NodeFiles node = lab.nodes(1).get(0);
        lab.bootstrap(node).stop();
        Files.delete(node.datadir().resolve("grastate.dat"));
        Files.createDirectory(node.datadir().resolve("grastate.dat"));
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL611 not-writable");
    }

    @Test
    void tableDamaged() throws IOException {
        NodeFiles node = lab.nodes(1).get(0);
        RealServer server = lab.bootstrap(node);
        server.sql("CREATE DATABASE shop; CREATE TABLE shop.big (id INT PRIMARY KEY, v LONGTEXT) ENGINE=InnoDB;"
                        + " INSERT INTO shop.big VALUES (1, REPEAT('x', 200000))")
                .assertExit(0);
        server.stop();
        damage(node.datadir().resolve("shop/big.ibd"), 3L * PAGE, 6 * PAGE);
        lab.bootstrap(node).sql("SELECT SUM(LENGTH(v)) FROM shop.big");
        lab.awaitLog(node, "is corrupted");

        lab.doctor(node)
                .isVerdict("broken")
                .finds("GAL609 table", "GAL418 left-and-back")
                .says("GAL609", "shop.big");
    }

    @Test
    void redoLogDamaged() throws IOException {
        NodeFiles node = lab.nodes(1).get(0);
        lab.bootstrap(node).stop();
        damage(node.datadir().resolve("ib_logfile0"), 0, 4 * PAGE);
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL609 redo-log");
    }

    @Test
    void binaryLogsDiskIsFull() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may mount a small file system");
        Path small = Files.createDirectory(lab.folder().resolve("small"));
        Program.of("mount", "-t", "tmpfs", "-o", "size=4M", "tmpfs", small)
                .run()
                .assertExit(0);
        try {
            NodeFiles node =
                    lab.nodes(1).get(0).set("log_bin", small.resolve("bin").toString());
            RealServer server = lab.bootstrap(node);
            server.sql("CREATE DATABASE shop; CREATE TABLE shop.big (id INT PRIMARY KEY, v LONGTEXT) ENGINE=InnoDB")
                    .assertExit(0);
            Program.of("dd", "if=/dev/zero", "of=" + small.resolve("rest"), "bs=64k")
                    .run();
            Thread writer = new Thread(() -> server.sql("INSERT INTO shop.big VALUES (1, REPEAT('x', 2000000))"));
            writer.start();
            lab.awaitLog(node, "Disk is full writing");

            lab.doctor(node).isVerdict("broken").finds("GAL601 waits");
            server.kill();
            writer.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Program.of("umount", "-l", small).run().assertExit(0);
        }
    }

    @Test
    void stateFileOfAnotherAccount() throws IOException {
        assumeTrue(!System.getProperty("user.name").equals("root"), "root may write every file");
        NodeFiles node = lab.nodes(1).get(0);
        lab.bootstrap(node).stop();
        Program.of("chmod", "400", node.datadir().resolve("grastate.dat")).run().assertExit(0);
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL606 start-failed");
    }

    private static void damage(Path file, long from, int length) throws IOException {
        byte[] garbage = new byte[length];
        new Random(7).nextBytes(garbage);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(from);
            open.write(garbage);
        }
    }
}
