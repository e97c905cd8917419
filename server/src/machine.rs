//! What this machine tells about itself, for `blether doctor` and [`crate::metrics`]; and the one thing that Blether changes about it for its own process.

use std::{fs, io, os::unix::fs::PermissionsExt as _, path::Path};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// A file system's space, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Disk {
    /// What this user may still write.
    pub free: u64,
    /// The whole.
    pub whole: u64,
}

impl Disk {
    /// The disk under a folder.
    ///
    /// # Errors
    /// When it cannot be asked, or does not know its size (some file systems in user space).
    pub fn of(folder: &Path) -> io::Result<Self> {
        let disk = rustix::fs::statvfs(folder)?;
        if disk.f_blocks == 0 {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(Self { free: disk.f_bavail.saturating_mul(disk.f_frsize), whole: disk.f_blocks.saturating_mul(disk.f_frsize) })
    }

    /// Whole per cent free.
    #[must_use]
    pub fn percent(self) -> u64 {
        self.free.saturating_mul(100).checked_div(self.whole).unwrap_or_default()
    }
}

/// Resident memory in bytes, where the system tells (proc(5), `VmRSS`).
pub(crate) fn resident_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// Asks the system never to write this process's memory to disk when it fails: answers pass through it in the open. (setrlimit(2); and
/// on Linux prctl(2), `PR_SET_DUMPABLE`, which core(5) heeds even where a program collects the dumps.)
///
/// # Errors
/// When the system refuses.
pub fn no_core_dumps() -> io::Result<()> {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// `off`, or `on` where this process may still leave a core dump.
pub(crate) fn core_dumps() -> &'static str {
    if getrlimit(Resource::Core).current == Some(0) { "off" } else { "on" }
}

/// The swap in use (proc(5), `/proc/swaps`), or `none`; nothing where the system does not tell.
pub(crate) fn swap() -> Option<String> {
    Some(swap_in(&fs::read_to_string("/proc/swaps").ok()?))
}

fn swap_in(table: &str) -> String {
    let used: Vec<_> = table.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    if used.is_empty() { "none".to_owned() } else { used.join(", ") }
}

/// What keeps the clock right, as far as its traces in `/run` tell.
pub(crate) fn time_service() -> Option<String> {
    let traces = [
        ("/run/systemd/timesync/synchronized", "systemd-timesyncd"),
        ("/run/chrony/chronyd.pid", "chrony"),
        ("/run/chronyd.pid", "chrony"),
        ("/run/ntpd.pid", "ntpd"),
    ];
    traces.into_iter().find(|(trace, _)| Path::new(trace).exists()).map(|(_, name)| name.to_owned())
}

/// A file's or folder's permissions as `path 0600`; nothing where it cannot be asked.
pub(crate) fn permissions(path: &Path) -> Option<String> {
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    Some(format!("{} {mode:04o}", path.display()))
}

/// The kind of file system under a folder, by its number (statfs(2)).
#[cfg(target_os = "linux")]
pub(crate) fn file_system(folder: &Path) -> Option<String> {
    let kind = u64::try_from(rustix::fs::statfs(folder).ok()?.f_type).ok()? & 0xffff_ffff;
    Some(file_system_name(kind).map_or_else(|| format!("unknown {kind:#x}"), str::to_owned))
}

/// Only Linux numbers them so.
#[cfg(not(target_os = "linux"))]
pub(crate) fn file_system(_: &Path) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
const fn file_system_name(kind: u64) -> Option<&'static str> {
    Some(match kind {
        0xef53 => "ext4",
        0x5846_5342 => "xfs",
        0xf2f5_2010 => "f2fs",
        0x9123_683e => "btrfs",
        0x2fc1_2fc1 => "zfs",
        0xca45_1a4e => "bcachefs",
        0x0102_1994 => "tmpfs",
        0x8584_58f6 => "ramfs",
        0x794c_7630 => "overlay",
        0x6573_5546 => "fuse",
        0x0102_1997 => "9p",
        0x6969 => "nfs",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "smb",
        0x00c3_6400 => "ceph",
        0x5346_414f => "afs",
        0x7375_7245 => "coda",
        0x0116_1970 => "gfs2",
        0x7461_636f => "ocfs2",
        _ => return None,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn swap_is_read_as_the_kernel_writes_it() {
        let head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
        assert_eq!(swap_in(head), "none");
        assert_eq!(swap_in(&format!("{head}/dev/dm-1  partition  999  0  -2\n/swapfile file 9 0 -3\n")), "/dev/dm-1, /swapfile");
    }

    #[test]
    fn the_disk_tells_its_space() {
        assert!(Disk::of(Path::new("/")).unwrap().percent() <= 100);
        assert!(Disk::of(Path::new("/no/such/folder")).is_err());
        assert_eq!(Disk { free: 299, whole: 1_000 }.percent(), 29);
        assert_eq!(Disk { free: 1, whole: 0 }.percent(), 0);
    }

    #[test]
    fn core_dumps_can_be_switched_off() {
        no_core_dumps().unwrap();
        assert_eq!(core_dumps(), "off");
    }

    #[test]
    fn permissions_are_the_files_own() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o750)).unwrap();
        assert!(permissions(folder.path()).unwrap().ends_with(" 0750"));
        assert_eq!(permissions(&folder.path().join("none")), None);
        #[cfg(target_os = "linux")]
        assert!(file_system(folder.path()).is_some());
    }
}
