//! Settings: flags first, then `BLETHER_*` variables, then a TOML file, then defaults. One validated struct comes out.
//! A line past 300: a setting's flag, file, check and error are read together.

mod policy;
mod single_sign_on;

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    net::{IpAddr, SocketAddr},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use clap::Args;
use domain::disclosure::Policy;
use ipnet::IpNet;
use serde::Deserialize;

pub use self::single_sign_on::SingleSignOn;
use crate::store::PendingKey;

/// The settings that every command takes as flags or variables.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// Where answers and results are kept: sqlite:FILE or postgres://USER@HOST/NAME [default: a SQLite file in the data folder]
    #[arg(long, global = true, env = "BLETHER_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The data folder [default: data]
    #[arg(long, global = true, env = "BLETHER_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// The key that seals answers until they are mixed: its file, or its 64 hexadecimal digits [default: pending.key in the data folder]
    #[arg(long, global = true, env = "BLETHER_PENDING_KEY", value_name = "FILE|KEY", hide_env_values = true)]
    pub pending_key: Option<String>,
    /// A TOML file with the same settings: database, data, pending_key, listen, address, leave_to, trusted_proxies, metrics, [policy], [single_sign_on]
    #[arg(long, global = true, env = "BLETHER_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The settings that only `serve` takes.
#[derive(Debug, Clone, Default, Args)]
pub struct ServeFlags {
    /// The address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "BLETHER_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// The address that people reach this site by: it stands on posters and in links that are sent [default: http:// and `listen`]
    #[arg(long, env = "BLETHER_ADDRESS", value_name = "ADDRESS")]
    pub address: Option<String>,
    /// Where *Leave this page* leads [default: https://www.bbc.co.uk/weather]
    #[arg(long, env = "BLETHER_LEAVE_TO", value_name = "ADDRESS")]
    pub leave_to: Option<String>,
    /// The proxies before this server, with commas between: addresses, or networks such as 10.0.0.0/8 [default: none]
    #[arg(long, env = "BLETHER_TRUSTED_PROXIES", value_name = "ADDRESSES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<String>>,
    /// A second address and port, for figures about the server in Prometheus' format [default: none]
    #[arg(long, env = "BLETHER_METRICS", value_name = "ADDRESS:PORT")]
    pub metrics: Option<String>,
}

/// The same settings in a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    data: Option<PathBuf>,
    pending_key: Option<String>,
    listen: Option<String>,
    address: Option<String>,
    leave_to: Option<String>,
    trusted_proxies: Option<Vec<String>>,
    metrics: Option<String>,
    /// Limits of releases that are raised here.
    #[serde(default)]
    policy: BTreeMap<String, u32>,
    /// The provider by which staff come in too.
    single_sign_on: Option<single_sign_on::Section>,
}

/// Settings, all checked.
#[derive(Clone)]
pub struct Config {
    /// The database's address.
    pub database: String,
    /// The data folder.
    pub data: PathBuf,
    /// Where the key is that seals what waits.
    pub pending_key: PendingKey,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The site's address as people reach it, without a slash at its end.
    pub address: String,
    /// Where *Leave this page* leads.
    pub leave_to: String,
    /// Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Where figures about the server are served; nowhere by default.
    pub metrics: Option<SocketAddr>,
    /// The limits of releases.
    pub policy: Policy,
    /// The provider by which staff come in too; none by default.
    pub single_sign_on: Option<SingleSignOn>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A database's address may hold a password.
        let engine = self.database.split(':').next().unwrap_or_default();
        let Self { data, pending_key, listen, address, leave_to, trusted_proxies, metrics, single_sign_on, .. } = self;
        write!(f, "Config {{ database: {engine}:…, data: {data:?}, pending_key: {pending_key:?}, listen: {listen}, ")?;
        write!(f, "address: {address:?}, leave_to: {leave_to:?}, trusted_proxies: {trusted_proxies:?}, metrics: {metrics:?}, ")?;
        write!(f, "single_sign_on: {single_sign_on:?} }}")
    }
}

/// A setting that cannot be used; the message names it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The settings file cannot be read.
    #[error("setting `config`: {file}: {reason}")]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// The settings file is not right.
    #[error("setting `config`: {file}: {reason}")]
    Wrong {
        /// Which file.
        file: PathBuf,
        /// Line and reason.
        reason: toml::de::Error,
    },
    /// `listen` is no address.
    #[error("setting `listen`: {0:?} is not an address and port such as 127.0.0.1:3000")]
    Listen(String),
    /// `metrics` is no address.
    #[error("setting `metrics`: {0:?} is not an address and port such as 127.0.0.1:9464")]
    Metrics(String),
    /// `address` is no address of a site.
    #[error("setting `address`: {0:?} is not the address of a site such as https://ask.example.scot, with nothing after the name")]
    Address(String),
    /// `leave_to` is no address of a page.
    #[error("setting `leave_to`: {0:?} is not the address of a page; it must start with https:// or http:// or /")]
    LeaveTo(String),
    /// One of `trusted_proxies` is no address.
    #[error("setting `trusted_proxies`: {0:?} is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/8")]
    TrustedProxies(String),
    /// `pending_key` is nearly a key. It is not printed: it may be most of one.
    #[error("setting `pending_key`: neither 64 hexadecimal digits nor the name of a file")]
    PendingKey,
    /// A limit of releases that cannot be set so.
    #[error("setting `policy.{name}`: {reason}")]
    Policy {
        /// Which limit.
        name: String,
        /// Why not.
        reason: String,
    },
    /// Something of single sign-on that cannot be used. The secret is not printed.
    #[error("setting `single_sign_on.{name}`: {reason}")]
    SingleSignOn {
        /// Which.
        name: &'static str,
        /// Why not.
        reason: String,
    },
    /// The data folder cannot be made.
    #[error("setting `data`: {folder}: {reason}")]
    Data {
        /// Which folder.
        folder: PathBuf,
        /// Why.
        reason: io::Error,
    },
}

impl Config {
    /// Puts the settings together and makes the data folder where the database needs it.
    ///
    /// # Errors
    /// When a setting cannot be used; the error names the setting.
    pub fn new(flags: Flags, serve: ServeFlags) -> Result<Self, ConfigError> {
        let config = Self::read(flags, serve)?;
        if config.database == in_folder(&config.data) {
            // Nobody else on the machine may list it: the times of its files tell when something came in.
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
            made.map_err(|reason| ConfigError::Data { folder: config.data.clone(), reason })?;
        }
        Ok(config)
    }

    /// Puts the settings together and makes nothing.
    ///
    /// # Errors
    /// As [`Config::new`], but for the data folder.
    pub fn read(flags: Flags, serve: ServeFlags) -> Result<Self, ConfigError> {
        let file = flags.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let data = flags.data.or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let database = flags.database.or(file.database).unwrap_or_else(|| in_folder(&data));
        let listen = serve.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let listen = listen.parse().map_err(|_| ConfigError::Listen(listen))?;
        let address = serve.address.or(file.address).unwrap_or_else(|| format!("http://{listen}"));
        let address = site(&address).ok_or(ConfigError::Address(address))?;
        let leave_to = serve.leave_to.or(file.leave_to).unwrap_or_else(|| "https://www.bbc.co.uk/weather".to_owned());
        let page = ["https://", "http://", "/"].iter().any(|start| leave_to.starts_with(start));
        let plain = leave_to.bytes().all(|byte| byte.is_ascii_graphic());
        if !(page && plain) {
            return Err(ConfigError::LeaveTo(leave_to));
        }
        let pending_key = flags.pending_key.or(file.pending_key);
        let pending_key = match pending_key {
            Some(setting) => PendingKey::new(&setting).ok_or(ConfigError::PendingKey)?,
            None => PendingKey::File(data.join("pending.key")),
        };
        let trusted_proxies = serve.trusted_proxies.or(file.trusted_proxies).unwrap_or_default();
        let trusted_proxies = trusted_proxies.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).map(network);
        let trusted_proxies = trusted_proxies.collect::<Result<_, _>>()?;
        let metrics = serve.metrics.or(file.metrics);
        let metrics = metrics.map(|address| address.parse().map_err(|_| ConfigError::Metrics(address))).transpose()?;
        let policy = policy::policy(&file.policy)?;
        let single_sign_on = file.single_sign_on.map(single_sign_on::read).transpose()?;
        Ok(Self { database, data, pending_key, listen, address, leave_to, trusted_proxies, metrics, policy, single_sign_on })
    }
}

/// The database that is used where no other is set.
fn in_folder(data: &Path) -> String {
    format!("sqlite:{}", data.join("blether.db").display())
}

/// A site's address: scheme and host, perhaps a port.
fn site(text: &str) -> Option<String> {
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme))?.trim_end_matches('/');
    let plain = !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    plain.then(|| text.trim_end_matches('/').to_owned())
}

/// A network, or an address as a network of one.
fn network(text: &str) -> Result<IpNet, ConfigError> {
    text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).map_err(|_| ConfigError::TrustedProxies(text.to_owned()))
}

fn read_file(path: &Path) -> Result<File, ConfigError> {
    let text = fs::read_to_string(path).map_err(|reason| ConfigError::Unreadable { file: path.to_owned(), reason })?;
    toml::from_str(&text).map_err(|reason| ConfigError::Wrong { file: path.to_owned(), reason })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn flags(folder: &Path, file: &str) -> Flags {
        let config = folder.join("blether.toml");
        fs::write(&config, file).unwrap();
        Flags { config: Some(config), data: Some(folder.join("data")), ..Flags::default() }
    }

    #[test]
    fn flags_win_over_the_file_and_the_file_over_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let flags = flags(folder.path(), "listen = '0.0.0.0:80'\nleave_to = '/x'");
        let serve = ServeFlags { listen: Some("127.0.0.1:4000".to_owned()), ..ServeFlags::default() };
        let config = Config::new(flags, serve).unwrap();
        assert_eq!(config.listen.port(), 4000);
        assert_eq!(config.leave_to, "/x");
        assert_eq!(config.address, "http://127.0.0.1:4000");
        assert_eq!(config.policy, Policy::sdc1());
        assert!(config.database.ends_with("blether.db"), "{}", config.database);
    }

    #[test]
    fn a_wrong_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for (file, name) in [
            ("listen = 'x'", "`listen`"),
            ("address = 'ask.example.scot'", "`address`"),
            ("address = 'https://ask.example.scot/blether'", "`address`"),
            ("leave_to = 'javascript:1'", "`leave_to`"),
            ("trusted_proxies = ['10.0.0.1', 'proxy']", "`trusted_proxies`: \"proxy\""),
            ("trusted_proxies = ['10.0.0.0/33']", "`trusted_proxies`"),
            ("metrics = '9464'", "`metrics`"),
            ("colour = 1", "colour"),
            ("[policy]\ngroup_floor = 9", "`policy.group_floor`: 9 is too low"),
        ] {
            let error = Config::new(flags(folder.path(), file), ServeFlags::default()).unwrap_err();
            assert!(error.to_string().contains(name), "{error}");
        }
    }

    #[test]
    fn proxies_are_addresses_or_networks() {
        let folder = tempfile::tempdir().unwrap();
        let read = |flag: &[&str], file| {
            let flag = (!flag.is_empty()).then(|| flag.iter().map(ToString::to_string).collect());
            let serve = ServeFlags { trusted_proxies: flag, ..ServeFlags::default() };
            Config::new(flags(folder.path(), file), serve).unwrap().trusted_proxies.iter().map(IpNet::to_string).collect::<Vec<_>>()
        };
        assert!(read(&[], "").is_empty() && read(&[""], "").is_empty());
        assert_eq!(read(&[], "trusted_proxies = ['10.0.0.1', 'fd00::/8']"), ["10.0.0.1/32", "fd00::/8"]);
        assert_eq!(read(&[" 192.0.2.0/24", "::1 "], "trusted_proxies = ['10.0.0.1']"), ["192.0.2.0/24", "::1/128"]);
    }

    #[test]
    fn the_data_folder_is_ours_alone_and_metrics_are_off() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::read(flags(folder.path(), ""), ServeFlags::default()).unwrap();
        assert!(!config.data.exists(), "reading alone makes nothing");
        let config = Config::new(flags(folder.path(), ""), ServeFlags::default()).unwrap();
        assert_eq!(config.metrics, None);
        assert_eq!(fs::metadata(config.data).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_password_is_not_printed() {
        let flags = Flags { database: Some("postgres://me:secret@host/db".to_owned()), ..Flags::default() };
        assert!(!format!("{:?}", Config::new(flags, ServeFlags::default()).unwrap()).contains("secret"));
    }
}
