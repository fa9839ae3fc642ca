package dev.cuehook.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkDiskTest {

    @Test
    void knowsFileSystemsThatComeOverANetwork() {
        assertThat(List.of("nfs", "nfs4", "cifs", "SMB2", "smbfs", "9p", "afpfs", "fuse.sshfs", "ceph", "virtiofs"))
                .allMatch(NetworkDisk::is);
    }

    @Test
    void takesLocalOnesAsTheyAre() {
        assertThat(List.of("ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "apfs", "hfs", "NTFS", "ReFS", "fuseblk"))
                .noneMatch(NetworkDisk::is);
    }
}
