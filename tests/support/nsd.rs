//! NSD as it comes from Debian, serving one zone on a loopback port.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::base::iana::Rtype;
use multivalue::server::Transport;

use crate::support::Ask;

/// A row: name, type, TTL, values as zone files have them.
pub(crate) type Row = (&'static str, &'static str, u32, &'static [&'static str]);

/// NSD on a loopback port, stopped when dropped.
pub(crate) struct Nsd {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Nsd {
    pub(crate) fn start(rows: &[Row]) -> Self {
        let port = free_port();
        let folder = std::env::temp_dir().join(format!("multivalue-nsd-{port}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("zone"), zone_file(rows)).unwrap();
        fs::write(folder.join("nsd.conf"), config(&folder.to_string_lossy(), port)).unwrap();
        let program = std::env::var("NSD").unwrap_or_else(|_| "nsd".to_owned());
        let child = Command::new(&program)
            .args(["-d", "-c"])
            .arg(folder.join("nsd.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let child = child.unwrap_or_else(|error| {
            panic!("{program}: {error}; install the Debian package nsd, or set NSD to its program")
        });
        let nsd = Self { child, port, folder };
        nsd.wait();
        nsd
    }

    /// Until it answers, for ten seconds at most.
    fn wait(&self) {
        let (query, start) = (Ask::new("example.com", Rtype::SOA).compose(), Instant::now());
        while self.udp(&query, Duration::from_millis(100)).is_none() {
            let log = self.folder.join("nsd.log");
            let said = || fs::read_to_string(&log).unwrap_or_default();
            assert!(start.elapsed() < Duration::from_secs(10), "NSD does not answer: {}", said());
        }
    }

    pub(crate) fn ask(&self, query: &[u8], transport: Transport) -> Option<Vec<u8>> {
        match transport {
            Transport::Udp => self.udp(query, Duration::from_secs(1)),
            _ => self.tcp(query).ok(),
        }
    }

    fn udp(&self, query: &[u8], wait: Duration) -> Option<Vec<u8>> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket.set_read_timeout(Some(wait)).unwrap();
        socket.send_to(query, (Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let mut reply = vec![0; 4096];
        let len = socket.recv(&mut reply).ok()?;
        reply.truncate(len);
        Some(reply)
    }

    fn tcp(&self, query: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        let len = u16::try_from(query.len()).unwrap().to_be_bytes();
        stream.write_all(&[&len[..], query].concat())?;
        let mut len = [0; 2];
        stream.read_exact(&mut len)?;
        let mut reply = vec![0; u16::from_be_bytes(len).into()];
        stream.read_exact(&mut reply)?;
        Ok(reply)
    }
}

impl Drop for Nsd {
    fn drop(&mut self) {
        // NSD takes its children with it on SIGTERM, which `Child::kill` is not.
        let stopped = Command::new("kill").arg(self.child.id().to_string()).status();
        if stopped.is_ok() {
            self.child.wait().unwrap();
        }
        fs::remove_dir_all(&self.folder).unwrap_or_default();
    }
}

/// A port that nobody has, over UDP or TCP.
fn free_port() -> u16 {
    let free = || {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
        let port = tcp.local_addr().ok()?.port();
        UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).ok().map(|_| port)
    };
    (0..20).find_map(|_| free()).expect("a free port on loopback")
}

fn zone_file(rows: &[Row]) -> String {
    let mut text = "$ORIGIN example.com.\n".to_owned();
    for (name, rtype, ttl, values) in rows {
        for value in *values {
            let value = if *rtype == "TXT" { format!("\"{value}\"") } else { (*value).to_owned() };
            text.push_str(&format!("{name} {ttl} IN {rtype} {value}\n"));
        }
    }
    text
}

fn config(folder: &str, port: u16) -> String {
    format!(
        "server:\n ip-address: 127.0.0.1@{port}\n zonesdir: \"{folder}\"\n database: \"\"\n \
         pidfile: \"{folder}/nsd.pid\"\n logfile: \"{folder}/nsd.log\"\n \
         xfrdfile: \"{folder}/xfrd.state\"\n zonelistfile: \"{folder}/zone.list\"\n \
         xfrdir: \"{folder}\"\n username: \"\"\n server-count: 1\n tcp-count: 100\n \
         rrl-ratelimit: 0\n minimal-responses: no\n round-robin: no\nremote-control:\n control-enable: no\n\
         zone:\n name: example.com\n zonefile: zone\n"
    )
}
