//! Named places where a test may make this program die at once, as if the power failed. Only debug builds have them: in a release build
//! [`pass`] is nothing. (The crate `fail` would need a feature, and so a second build of everything, to be left out of a release.)

/// Passes the place of that name: with `BLETHER_FAILPOINT=name:3` the third pass is the program's last moment.
#[cfg(debug_assertions)]
pub(crate) fn pass(name: &str) {
    use std::{
        env,
        sync::{
            LazyLock,
            atomic::{AtomicU32, Ordering},
        },
    };

    static WANTED: LazyLock<Option<(String, u32)>> = LazyLock::new(|| {
        let wanted = env::var("BLETHER_FAILPOINT").ok()?;
        let (name, times) = wanted.rsplit_once(':')?;
        Some((name.to_owned(), times.parse().ok()?))
    });
    static PASSED: AtomicU32 = AtomicU32::new(0);
    if let Some((wanted, times)) = &*WANTED
        && wanted == name
        && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == *times
    {
        std::process::abort();
    }
}

/// Nothing.
#[cfg(not(debug_assertions))]
#[inline]
pub(crate) const fn pass(_: &str) {}
