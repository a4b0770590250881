package dev.galeractl.it;

/**
 * Stands in for the packages of Percona XtraDB Cluster 8.0 on a host with MariaDB, since no machine here can get them. Names, units, files and option files are
 * those of Percona's documentation of 8.0 ("Bootstrap the first node", "Add nodes to cluster", "Configure nodes for write-set replication", "Percona XtraBackup
 * SST configuration"); the template unit, its environment file and the folder of the option files are as the packages are told to have them by people who
 * asked in Percona's forum. Behind them is MariaDB's real server, which makes real clusters.
 *
 * <p>What the stand-in is asked is written down in {@link #ASKED}. It refuses to start with an option that was taken out of 8.0, and knows Percona's own ones
 * as far as its cluster is encrypted by them. Full state transfers are made by rsync under the name of xtrabackup-v2.
 */
final class PxcStandIn {
    /** A line for each start of the server or of a program that transfers state, and for each look at the server's version. */
    static final String ASKED = "/var/log/pxc-standin/asked";

    static final DescribedHosts.Packages PACKAGES = new DescribedHosts.Packages("server: pxc-8.0\n", install(), "true");

    private PxcStandIn() {}

    private static String install() {
        return """
                set -e
                rm -f /etc/init.d/mariadb /etc/init.d/mysql /etc/systemd/system/*/mariadb.service /lib/systemd/system/{mariadb,mysql,mysqld}*.service /lib/systemd/system/mariadb*.socket
                rm -rf /lib/systemd/system/mariadb@bootstrap.service.d /etc/mysql/mariadb* /etc/mysql/my.cnf
                install -d -o mysql -g mysql /var/lib/pxc-standin /var/lib/pxc-standin/aria /var/log/pxc-standin /var/log/mysql
                install -o mysql -g mysql /dev/null /var/log/pxc-standin/asked
                mkdir -p /usr/lib/pxc-standin /usr/lib/galera4 /etc/mysql/mysql.conf.d
                ln -s ../galera/libgalera_smm.so /usr/lib/galera4/libgalera_smm.so
                rm -f /usr/sbin/mysqld /usr/bin/mysql /usr/bin/mysql_install_db /usr/bin/mariadb-install-db
                mv /usr/sbin/mariadbd /usr/lib/pxc-standin/mysqld
                mv /usr/bin/mariadb /usr/bin/mysql
                # The data directory of MySQL 8 has this file, and none of Aria.
                mv /var/lib/mysql/aria_log* /var/lib/pxc-standin/aria
                rm -f /var/lib/mysql/debian-*.flag
                install -o mysql -g mysql /dev/null /var/lib/mysql/mysql.ibd
                cp -a /var/lib/mysql /var/lib/pxc-standin/fresh
                %s
                # As the script of rsync, which looks for Aria's logs in the data directory.
                sed -e '2i echo "wsrep_sst_xtrabackup-v2 $2" >>/var/log/pxc-standin/asked' \\
                    -e 's|^ar_log_dir=.*|ar_log_dir=/var/lib/pxc-standin/aria|' /usr/bin/wsrep_sst_rsync >/usr/bin/wsrep_sst_xtrabackup-v2
                chmod 755 /usr/sbin/mysqld /usr/bin/wsrep_sst_xtrabackup-v2
                systemctl daemon-reload
                """.formatted(String.join(
                "\n",
                file("/etc/mysql/my.cnf", "!includedir /etc/mysql/conf.d/\n!includedir /etc/mysql/mysql.conf.d/\n"),
                file("/etc/mysql/mysql.conf.d/mysqld.cnf", OPTIONS),
                file("/etc/default/mysql.bootstrap", "EXTRA_ARGS=--wsrep-new-cluster\n"),
                file("/etc/systemd/system/mysql.service", UNIT.replace("FILE", "-/etc/default/mysql")),
                file("/etc/systemd/system/mysql@.service", UNIT.replace("FILE", "/etc/default/mysql.%i")),
                file("/usr/sbin/mysqld", SERVER)));
    }

    private static String file(String path, String text) {
        return "cat >" + path + " <<'END-OF-FILE'\n" + text + "END-OF-FILE";
    }

    private static final String OPTIONS = """
            [client]
            socket=/var/run/mysqld/mysqld.sock
            [mysqld]
            server-id=1
            datadir=/var/lib/mysql
            socket=/var/run/mysqld/mysqld.sock
            log-error=/var/log/mysql/error.log
            pid-file=/var/run/mysqld/mysqld.pid
            binlog_expire_logs_seconds=604800
            wsrep_provider=/usr/lib/galera4/libgalera_smm.so
            wsrep_cluster_address=gcomm://
            binlog_format=ROW
            wsrep_slave_threads=8
            wsrep_log_conflicts
            innodb_autoinc_lock_mode=2
            wsrep_cluster_name=pxc-cluster
            wsrep_node_name=pxc-cluster-node-1
            pxc_strict_mode=ENFORCING
            wsrep_sst_method=xtrabackup-v2
            """;

    private static final String UNIT = """
            [Unit]
            Description=stand-in for Percona XtraDB Cluster
            After=network.target
            [Install]
            WantedBy=multi-user.target
            [Service]
            Type=notify
            User=mysql
            Group=mysql
            EnvironmentFile=FILE
            ExecStart=/usr/sbin/mysqld $EXTRA_ARGS
            SendSIGKILL=no
            TimeoutStartSec=900
            LimitNOFILE=32768
            """;

    /** Percona's options become MariaDB's, in a file of its own that is the only one it reads. */
    private static final String SERVER = """
            #!/bin/bash
            echo "mysqld $*" >>/var/log/pxc-standin/asked
            for word; do
                case $word in
                    --version)
                        echo "$0  Ver 8.0.42-33.1 for Linux on x86_64 (Percona XtraDB Cluster (GPL), Release rel33, WSREP version 26.1.4.3)"
                        exit ;;
                    --initialize)
                        for word; do case $word in --datadir=*) datadir=${word#*=} ;; esac; done
                        echo 'A temporary password is generated for root@localhost: Kx7#soGuessable' >&2
                        cp -a /var/lib/pxc-standin/fresh/. "$datadir"
                        exit ;;
                esac
            done
            file=/run/mysqld/pxc-standin.cnf tls= more=
            declare -A said
            while IFS= read -r word; do
                word=${word#--}
                [[ $word = *=* ]] && value=${word#*=} || value=1
                name=${word%%=*}
                said[${name//-/_}]=$value
            done < <(my_print_defaults mysqld)
            if [[ -n ${said[wsrep_sst_auth]} ]]; then
                echo "[ERROR] [MY-000067] [Server] unknown variable 'wsrep_sst_auth'." >>/var/log/mysql/error.log
                exit 7
            fi
            if [[ ${said[pxc_encrypt_cluster_traffic]:-ON} = ON ]]; then
                tls="socket.ssl_ca=${said[ssl_ca]};socket.ssl_cert=${said[ssl_cert]};socket.ssl_key=${said[ssl_key]}"
            fi
            said[wsrep_provider_options]="${said[wsrep_provider_options]:+${said[wsrep_provider_options]};}$tls"
            {
                echo '[mysqld]'
                echo 'wsrep_on=ON'
                echo 'aria_log_dir_path=/var/lib/pxc-standin/aria'
                for name in "${!said[@]}"; do
                    case $name in
                        pxc_*|ssl_*) ;;
                        *) echo "$name=\\"${said[$name]}\\"" ;;
                    esac
                done
            } >$file
            exec /usr/lib/pxc-standin/mysqld --defaults-file=$file "$@"
            """;
}
