//! A finished book as the bytes of a PDF.

use std::collections::BTreeMap;

use krilla::{
    Document, SerializeSettings,
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree},
    text::TextDirection,
};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::{
    PdfError,
    book::{Book, Child, Style, What},
    page::{Colour, FOOT, HEIGHT, MEASURE, SIDE, WIDTH},
};

/// What a document says of itself.
pub(crate) struct About {
    /// Its title.
    pub(crate) title: String,
    /// What it is about, in a sentence.
    pub(crate) subject: String,
    /// What makes it the document that it is: the same for the same.
    pub(crate) id: String,
    /// The day that it is of: year, month, day.
    pub(crate) day: (u16, u8, u8),
    /// What stands at the foot of every sheet but the first.
    pub(crate) foot: String,
}

type Ids = BTreeMap<(usize, usize), Identifier>;

impl Book {
    /// Writes it.
    ///
    /// # Errors
    /// When it is no sound PDF/UA-1.
    pub(crate) fn write(self, about: &About) -> Result<Vec<u8>, PdfError> {
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let configuration = configuration.map_err(|error| PdfError::Write(format!("{error:?}")))?;
        let mut document = Document::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
        let (year, month, day) = about.day;
        document.set_metadata(
            Metadata::new()
                .title(about.title.clone())
                .description(about.subject.clone())
                .language("en-GB".to_owned())
                .creator("Blether".to_owned())
                .document_id(about.id.clone())
                .creation_date(
                    DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0),
                ),
        );
        let mut ids = Ids::new();
        for sheet in 0..self.sheets.len() {
            self.write_sheet(&mut document, sheet, about, &mut ids)?;
        }
        let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
        for root in &self.roots {
            tree.push(self.group(*root, &mut ids));
        }
        document.set_tag_tree(tree);
        document.set_outline(self.outlined());
        document.finish().map_err(|error| PdfError::Write(format!("{error:?}")))
    }

    fn write_sheet(&self, document: &mut Document, sheet: usize, about: &About, ids: &mut Ids) -> Result<(), PdfError> {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PdfError::Write("no sheet".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        let mut links = Vec::new();
        for (at, mark) in self.sheets[sheet].iter().enumerate() {
            if let What::Link { x, y, width, height, place, says } = &mark.what {
                links.push((at, Rect::from_xywh(*x, *y, *width, *height), place, says));
                continue;
            }
            let tag = match (&mark.what, mark.is_read) {
                (_, false) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                (What::Text { .. } | What::SheetOf { .. }, true) => ContentTag::Span(SpanTag::empty()),
                (_, true) => ContentTag::Other,
            };
            let id = surface.start_tagged(tag);
            self.draw(&mut surface, &mark.what);
            surface.end_tagged();
            if mark.is_read {
                ids.insert((sheet, at), id);
            }
        }
        if sheet > 0 {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            let number = format!("{} of {}", sheet + 1, self.sheets.len());
            self.text(&mut surface, SIDE, FOOT, Style::SMALL, &about.foot);
            self.text_before(&mut surface, SIDE + MEASURE, FOOT, Style::SMALL, &number);
            surface.end_tagged();
        }
        surface.finish();
        for (at, rect, place, says) in links {
            let (Some(rect), Some((to, y))) = (rect, self.places.get(place)) else { continue };
            let target = Target::Destination(XyzDestination::new(*to, Point::from_xy(0.0, (y - 10.0).max(0.0))).into());
            let id = page.add_tagged_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), Some(says.clone())));
            ids.insert((sheet, at), id);
        }
        page.finish();
        Ok(())
    }

    fn draw(&self, surface: &mut Surface<'_>, what: &What) {
        match what {
            What::Text { x, baseline, style, text } => self.text(surface, *x, *baseline, *style, text),
            What::SheetOf { x, baseline, style, place } => {
                let number = self.places.get(place).map_or_else(String::new, |(sheet, _)| (sheet + 1).to_string());
                self.text_before(surface, *x, *baseline, *style, &number);
            }
            What::Box { x, y, width, height, colour } => {
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                    path.push_rect(rect);
                }
                surface.set_fill(Some(fill(*colour)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
            What::Picture { x, y, width, height, picture } => {
                if let Some(size) = Size::from_wh(*width, *height) {
                    surface.push_transform(&Transform::from_translate(*x, *y));
                    surface.draw_svg(&picture.0, size, SvgSettings::default());
                    surface.pop();
                }
            }
            What::Link { .. } => {}
        }
    }

    fn text(&self, surface: &mut Surface<'_>, x: f32, baseline: f32, style: Style, text: &str) {
        surface.set_fill(Some(fill(style.colour)));
        surface.draw_text(Point::from_xy(x, baseline), self.fonts.font(style.bold), style.size, text, false, TextDirection::LeftToRight);
    }

    /// A text that ends at `x`.
    fn text_before(&self, surface: &mut Surface<'_>, x: f32, baseline: f32, style: Style, text: &str) {
        let x = x - self.fonts.width(text, style.size, style.bold);
        self.text(surface, x, baseline, style, text);
    }

    fn group(&self, tag: usize, ids: &mut Ids) -> TagGroup {
        let tagged = &self.tags[tag];
        let mut group = TagGroup::new(tagged.kind.clone());
        for child in &tagged.children {
            match child {
                Child::Tag(inner) => group.push(self.group(*inner, ids)),
                Child::Mark { sheet, at } => {
                    if let Some(id) = ids.remove(&(*sheet, *at)) {
                        group.push(id);
                    }
                }
            }
        }
        group
    }

    /// Chapters with their sections.
    fn outlined(&self) -> Outline {
        let mut outline = Outline::new();
        let mut chapter: Option<OutlineNode> = None;
        for entry in &self.outline {
            let node =
                OutlineNode::new(entry.title.clone(), XyzDestination::new(entry.sheet, Point::from_xy(0.0, (entry.y - 10.0).max(0.0))));
            match &mut chapter {
                Some(chapter) if entry.inner => chapter.push_child(node),
                _ => {
                    if let Some(done) = chapter.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(last) = chapter {
            outline.push_child(last);
        }
        outline
    }
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}
