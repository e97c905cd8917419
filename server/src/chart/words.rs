//! The texts of a chart: how wide they are likely to be, where they break, and the names under which ECharts places them.

/// What stands at a point that ECharts gave.
pub(super) enum Block {
    /// A text of one or more lines, and how far below the point its middle stands.
    Text { lines: Vec<String>, shift: f64 },
    /// SVG of our own about the point.
    Drawing(String),
}

/// The texts and drawings of one chart, in the order of their names `t0`, `t1`, …
#[derive(Default)]
pub(super) struct Words(Vec<Block>);

impl Words {
    /// Keeps a text; gives the name under which ECharts places it.
    pub(super) fn put(&mut self, lines: Vec<String>, shift: f64) -> String {
        self.keep(Block::Text { lines, shift })
    }

    /// Keeps a drawing; gives the name under which ECharts places it.
    pub(super) fn draw(&mut self, svg: String) -> String {
        self.keep(Block::Drawing(svg))
    }

    fn keep(&mut self, block: Block) -> String {
        self.0.push(block);
        format!("t{}", self.0.len() - 1)
    }

    /// What has that name.
    pub(super) fn get(&self, name: &str) -> Option<&Block> {
        self.0.get(name.strip_prefix('t')?.parse::<usize>().ok()?)
    }
}

/// A font: its size in pixels, and whether it is bold.
#[derive(Clone, Copy)]
pub(super) struct Font {
    pub(super) size: f64,
    pub(super) bold: bool,
}

impl Font {
    /// How wide a text is in pixels: a guess on the wide side, for we cannot know which font the reader's system has.
    pub(super) fn width(self, text: &str) -> f64 {
        let ems: f64 = text.chars().map(em).sum();
        ems * self.size * if self.bold { 1.08 } else { 1.0 }
    }

    /// From one line's middle to the next one's.
    pub(super) fn line(self) -> f64 {
        (self.size * 1.25).round()
    }

    /// Breaks a text at spaces into lines of at most `room` pixels; a longer word has a line to itself.
    pub(super) fn wrap(self, text: &str, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// A letter's width in parts of the font's size, after DejaVu and Verdana, the widest of the usual fonts.
fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' | 'I' => 0.34,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | 's' | 'c' | 'z' | 'k' | 'v' | 'x' | 'y' => 0.5,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        'A'..='Z' => 0.72,
        // Chinese, Japanese, Korean: a full square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 1.0,
        _ => 0.63,
    }
}
