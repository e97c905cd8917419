//! `blether serve`: the pages, and what is done without anyone's hand, until it is told to stop.

use std::{
    future::pending,
    io,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use app::paths;
use tokio::{
    net::TcpListener,
    signal::{self, unix::SignalKind},
    sync::watch,
    time::{MissedTickBehavior, interval, timeout},
};

use crate::{
    config::Config,
    http::{self, AppState, Place, client::TrustedProxies, limit::Limits},
    machine,
    metrics::{LEAST_FREE, Metrics},
    quiet,
    router::router,
    service::{
        ServiceError,
        catalogue::Catalogue,
        clock::{Clock, Steady},
        doctor::Examiner,
        intake::Intake,
        mix, progress, results,
    },
    store::{Db, random_bytes},
};

/// How often the rounds are gone, unless enough responses come in before.
const ROUND: Duration = Duration::from_secs(10);
/// How long a link's wave is remembered.
const FRESH_FOR: Duration = Duration::from_secs(1);
/// How often it is remembered that the rounds are gone, in seconds.
const REMEMBER: i64 = 60 * 60;
/// How long a stopping server waits for requests that it has begun.
const FINISH: Duration = Duration::from_secs(30);

/// Why serving ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("setting `listen`: {0}")]
    Listen(io::Error),
    /// The figures' address cannot be listened on.
    #[error("setting `metrics`: {0}")]
    Metrics(io::Error),
    /// Serving failed.
    #[error("serving failed: {0}")]
    Serve(io::Error),
    /// What is needed before serving could not be had.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Serves until the process is told to stop (Ctrl-C or SIGTERM); then no connection is accepted any more, and what has begun is finished.
/// `clock` gives the seconds since 1970.
///
/// # Errors
/// When an address cannot be listened on, the database cannot be read, or serving fails.
pub async fn serve(config: &Config, db: Db, catalogue: Catalogue, clock: fn() -> i64) -> Result<(), ServeError> {
    // Fails only when it was set up before, which is as good.
    let _ = any_spawner::Executor::init_tokio();
    if let Err(error) = machine::no_core_dumps() {
        tracing::warn!(%error, "core dumps are not switched off: memory may be written to disk when the server fails");
    }
    let metrics = Metrics::new(db.folder(), LEAST_FREE);
    let examiner = Examiner::Deployment(Arc::new(config.clone()));
    let place = Place { address: &config.address, leave_to: &config.leave_to, fresh_for: FRESH_FOR, examiner: &examiner };
    let state = AppState::new(db.clone(), catalogue, limits(config, clock())?, metrics, place, Clock::new(clock), config.policy.clone());
    let state = state.with_single_sign_on(config.single_sign_on.clone());
    let mut rounds = Rounds::new(db, &state, clock).await?;
    // What became due while no server ran, before anyone can send.
    rounds.go().await;
    rounds.refresh_progress().await;
    let listener = TcpListener::bind(config.listen).await.map_err(ServeError::Listen)?;
    if let Some(address) = config.metrics {
        http::metrics::serve(address, state.clone()).await.map_err(ServeError::Metrics)?;
    }
    tracing::info!("listening on http://{}", config.listen);
    offer_first_account(&state, &config.address).await?;
    results::warm_newest(&state.db, &state.catalogue, &state.gallery).await?;
    let (stop, stopped) = watch::channel(false);
    let mut rounds = tokio::spawn(rounds.run(stopped.clone()));
    let mut stopping = stopped.clone();
    let asked = asked_to_stop()?;
    tokio::spawn(async move {
        asked.await;
        let _ = stop.send(true);
    });
    let mut finished = stopped;
    let graceful = async move {
        let _ = finished.wait_for(|stop| *stop).await;
    };
    let serving = axum::serve(listener, router(state).into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(graceful);
    tokio::select! {
        // A fault of ours in the rounds: better to be started again than to take in what nobody mixes.
        fault = async {
            match (&mut rounds).await {
                Ok(()) => pending().await,
                Err(fault) => fault,
            }
        } => return Err(ServeError::Serve(io::Error::other(fault))),
        served = async { serving.await } => served.map_err(ServeError::Serve)?,
        () = async {
            let _ = stopping.wait_for(|stop| *stop).await;
            tokio::time::sleep(FINISH).await;
        } => tracing::warn!("some connections did not end in {} s and were cut", FINISH.as_secs()),
    }
    if !rounds.is_finished() {
        let _ = timeout(FINISH, rounds).await;
    }
    Ok(())
}

/// On a new database somebody must be first: whoever reads what the program prints.
async fn offer_first_account(state: &AppState, address: &str) -> Result<(), ServiceError> {
    if let Some(secret) = state.accounts.invite_first(state.clock.now()).await? {
        // Not into the log, which others may collect.
        println!("Nobody has an account yet. To make the first, an administrator's, open this once, within a day:");
        println!("{address}{}", paths::join(&secret.write()));
    }
    Ok(())
}

/// Limits on a clock that starts at `now` and never runs back, whatever happens to the system's.
fn limits(config: &Config, now: i64) -> Result<Limits, ServiceError> {
    let (start, started) = (Duration::from_secs(now.unsigned_abs()), Instant::now());
    Ok(Limits::new(TrustedProxies::new(config.trusted_proxies.clone()), random_bytes()?, move || start + started.elapsed()))
}

fn asked_to_stop() -> Result<impl Future<Output = ()> + use<>, ServeError> {
    let mut terminate = signal::unix::signal(SignalKind::terminate()).map_err(ServeError::Serve)?;
    Ok(async move {
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// The time since the machine was started, sleep included: a laptop that slept is no clock that jumped.
fn since_boot() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::from_secs(time.tv_sec.unsigned_abs())
}

/// What is done without anyone's hand, again and again.
struct Rounds {
    db: Db,
    intake: Intake,
    catalogue: Catalogue,
    clock: fn() -> i64,
    began: Duration,
    steady: Steady,
    remembered: i64,
}

impl Rounds {
    async fn new(db: Db, state: &AppState, clock: fn() -> i64) -> Result<Self, ServiceError> {
        let last = db.last_round().await?;
        let steady = Steady::since(last, clock(), Duration::ZERO);
        Ok(Self { db, intake: state.intake.clone(), catalogue: state.catalogue.clone(), clock, began: since_boot(), steady, remembered: 0 })
    }

    async fn run(mut self, mut stopped: watch::Receiver<bool>) {
        let mut ticks = interval(ROUND);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let by_the_clock = tokio::select! {
                _ = stopped.wait_for(|stop| *stop) => return,
                _ = ticks.tick() => true,
                () = self.intake.mixer_called() => false,
            };
            self.go().await;
            // Never because somebody answered: the moment at which a step is written must not be theirs.
            if by_the_clock {
                self.refresh_progress().await;
                self.refresh_surveys().await;
            }
        }
    }

    /// Learns of the surveys that were published on servers beside this one.
    async fn refresh_surveys(&self) {
        if let Err(error) = self.catalogue.refresh().await {
            quiet::error(&error);
        }
    }

    /// Refreshes what staff see of open waves, once a day. A clock that jumped is not believed: a step that showed cannot be taken back.
    async fn refresh_progress(&mut self) {
        let now = (self.clock)();
        if self.steady.is(now, since_boot().saturating_sub(self.began))
            && let Err(error) = progress::refresh(&self.db, now).await
        {
            quiet::error(&error);
        }
    }

    /// One round. That something was mixed is not logged: it would tell when the twentieth answered.
    async fn go(&mut self) {
        let now = (self.clock)();
        let uptime = since_boot().saturating_sub(self.began);
        if self.steady.is(now, uptime) && now - self.remembered >= REMEMBER && self.db.remember_round(now).await.is_ok() {
            self.remembered = now;
        }
        match mix::round(&self.db, &mut self.steady, now, uptime).await {
            Ok(round) => {
                for wave in &round.closed {
                    tracing::info!(%wave, "closed by its date");
                }
                for wave in &round.deleted {
                    tracing::info!(%wave, "its single answers are deleted");
                }
                for wave in &round.forgotten {
                    tracing::info!(%wave, "its keys are destroyed");
                }
                // The next round tries again. Said seldom and without the wave: it would tell when the twentieth answered.
                round.failed.iter().for_each(|(_, error)| quiet::error(error));
            }
            Err(error) => quiet::error(&error),
        }
    }
}
