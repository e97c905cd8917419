//! An address as a QR code (ISO/IEC 18004): drawn for pages and posters, and as files for whoever makes their own.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The white border that a reader needs, in modules (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;
/// The least width of the picture in pixels: sharp at 10 cm on any printer.
const PIXELS: usize = 1_200;

/// Why there is no QR code.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// The address has more characters than a QR code holds.
    #[error("this address is too long for a QR code")]
    TooLong,
    /// The picture could not be written.
    #[error("a QR code's picture could not be written: {0}")]
    Picture(#[from] png::EncodingError),
}

/// A QR code: a square of modules, dark or light. A seventh of it may be dirty or torn and it is still read (level M).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// The QR code that leads to that address.
    ///
    /// # Errors
    /// [`QrError::TooLong`] from some two thousand characters on.
    pub fn of(address: &str) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| QrError::TooLong)?;
        Ok(Self { side: code.width(), dark: code.into_colors().into_iter().map(|colour| colour == Color::Dark).collect() })
    }

    /// Its width with the quiet zone, in modules.
    const fn width(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// Whether it is dark there, counted from the quiet zone's corner.
    fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < self.side);
        inside(x).zip(inside(y)).is_some_and(|(x, y)| self.dark.get(y * self.side + x) == Some(&true))
    }

    /// As SVG, black on white whatever stands around it. It bears no `style`, which our pages do not allow, and no role or name: the page that
    /// it stands in says what it is.
    #[must_use]
    pub fn svg(&self) -> String {
        let width = self.width();
        let mut drawn = String::new();
        for y in 0..width {
            let mut x = 0;
            while x < width {
                let run = (x..width).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing to a String does not fail.
                    let _ = write!(drawn, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{width}v{width}h-{width}z\"/><path fill=\"#000\" d=\"{drawn}\"/></svg>"
        )
    }

    /// As PNG, one bit a pixel: large enough to print.
    ///
    /// # Errors
    /// [`QrError::Picture`], which nothing that we know of brings about.
    pub fn png(&self) -> Result<Vec<u8>, QrError> {
        let scale = PIXELS.div_ceil(self.width());
        let side = self.width() * scale;
        let pixels: Vec<u8> = (0..side)
            .flat_map(|y| {
                (0..side.div_ceil(8)).map(move |byte| {
                    let light = |bit: usize| !self.is_dark((byte * 8 + bit) / scale, y / scale);
                    (0..8).fold(0, |bits, bit| (bits << 1) | u8::from(light(bit)))
                })
            })
            .collect();
        let mut file = Vec::new();
        let side = u32::try_from(side).map_err(|_| QrError::TooLong)?;
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&pixels)?;
        writer.finish()?;
        Ok(file)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    const ADDRESSES: [&str; 3] =
        ["https://ask.example.scot/s/bcd23fg", "https://ask.example.scot/s/bcd23fg?lang=ar", "http://127.0.0.1:3000/s/2345"];

    /// What a phone's camera reads in a picture of that width.
    fn read(width: usize, dark: impl Fn(usize, usize) -> bool) -> String {
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(width, width, dark);
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        let (meta, text) = grids[0].decode().unwrap();
        // ISO/IEC 18004, table 12: M is 00.
        assert_eq!(meta.ecc_level, 0);
        text
    }

    #[test]
    fn a_phone_reads_the_address_in_the_picture() {
        for address in ADDRESSES {
            let file = Qr::of(address).unwrap().png().unwrap();
            let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            let frame = reader.next_frame(&mut pixels).unwrap();
            let (width, line) = (frame.width as usize, frame.line_size);
            assert!(width >= PIXELS && frame.width == frame.height && file.len() < 8_000, "{width} {}", file.len());
            assert_eq!(read(width, |x, y| pixels[y * line + x / 8] >> (7 - x % 8) & 1 == 0), address);
        }
    }

    /// The squares that an SVG of ours fills: read as a browser reads its path.
    fn filled(svg: &str) -> (usize, Vec<(usize, usize)>) {
        let width = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let path = svg.split("fill=\"#000\" d=\"").nth(1).unwrap().split('"').next().unwrap();
        let runs = path.split('M').skip(1).flat_map(|run| {
            let (at, along) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = along.split('v').next().unwrap().parse().unwrap();
            assert_eq!(along, format!("{length}v1h-{length}z"));
            (x..x + length).map(move |x| (x, y))
        });
        (width, runs.collect())
    }

    #[test]
    fn a_phone_reads_the_address_in_the_drawing() {
        for address in ADDRESSES {
            let (width, dark) = filled(&Qr::of(address).unwrap().svg());
            assert_eq!(read(width * 4, |x, y| dark.contains(&(x / 4, y / 4))), address);
        }
    }

    #[test]
    fn the_drawing_has_its_quiet_zone_and_no_style() {
        let svg = Qr::of(ADDRESSES[0]).unwrap().svg();
        // Version 3 has 29 modules; 4 on each side stay white.
        let (width, dark) = filled(&svg);
        assert_eq!(width, 29 + 8);
        assert!(dark.iter().all(|(x, y)| (4..33).contains(x) && (4..33).contains(y)));
        assert!(!svg.contains("style") && !svg.contains("role") && !svg.contains("id="));
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(matches!(Qr::of(&"a".repeat(4_000)), Err(QrError::TooLong)));
    }
}
