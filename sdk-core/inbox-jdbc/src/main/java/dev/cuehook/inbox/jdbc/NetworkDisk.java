package dev.cuehook.inbox.jdbc;

import java.util.List;
import java.util.Locale;

/** Tells file systems that come over a network, or from the host of a machine: their locks and flushes may do nothing. */
final class NetworkDisk {

    private static final List<String> TYPES = List.of(
            "nfs",
            "cifs",
            "smb",
            "9p",
            "afs",
            "afp",
            "webdav",
            "davfs",
            "ceph",
            "gluster",
            "lustre",
            "gpfs",
            "beegfs",
            "fuse.",
            "virtiofs",
            "vboxsf",
            "vmhgfs",
            "prl_fs");

    private NetworkDisk() {}

    /** Whether this is what a file store of such a file system calls its type. */
    static boolean is(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return TYPES.stream().anyMatch(lower::startsWith);
    }
}
