// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/texteditors.h"

#include "ui/profile/fieldwording.h"

#include <QEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int longestLine = 1'000'000; ///< QLineEdit cuts at 32767 otherwise
constexpr int mostLines = 14;

QJsonValue valueOf(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

void fill(QWidget *editor, QWidget *input)
{
    auto *layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(input);
    editor->setFocusProxy(input);
}

} // namespace

LineEditor::LineEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setObjectName(u"field:"_s + spec.key);
    m_edit->setMaxLength(longestLine);
    m_edit->setPlaceholderText(FieldWording::hint(spec));
    if (spec.shape == FieldShape::WebAddress)
        m_edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    if (spec.shape == FieldShape::Email)
        m_edit->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    fill(this, m_edit);
    watch(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this,
            [this, required = spec.required](const QString &text) {
                Q_EMIT edited(required ? QJsonValue(text) : valueOf(text));
            });
}

void LineEditor::setValue(const QJsonValue &value)
{
    if (const QString text = textOf(value); text != m_edit->text())
        m_edit->setText(text);
}

void LineEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_edit, look);
}

QWidget *LineEditor::input() const
{
    return m_edit;
}

void LineEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_edit->setAccessibleName(accessibleName);
    m_edit->setAccessibleDescription(description);
}

GrowingTextEdit::GrowingTextEdit(int leastLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_leastLines(leastLines)
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        fit();
        if (!m_setting)
            Q_EMIT textEdited(text());
    });
    fit();
}

QString GrowingTextEdit::text() const
{
    // toPlainText() would turn no-break spaces into blanks.
    QString raw = document()->toRawText();
    for (QChar &c : raw) {
        const char16_t unit = c.unicode();
        if (unit == 0x2029 || unit == 0x2028 || unit == 0xfdd0 || unit == 0xfdd1)
            c = u'\n';
    }
    return raw;
}

void GrowingTextEdit::setText(const QString &wanted)
{
    QString next = wanted;
    next.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const QString now = text();
    if (now == next)
        return;
    qsizetype start = 0;
    while (start < now.size() && start < next.size() && now.at(start) == next.at(start))
        ++start;
    qsizetype nowEnd = now.size();
    qsizetype nextEnd = next.size();
    while (nowEnd > start && nextEnd > start && now.at(nowEnd - 1) == next.at(nextEnd - 1)) {
        --nowEnd;
        --nextEnd;
    }
    m_setting = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(start));
    cursor.setPosition(static_cast<int>(nowEnd), QTextCursor::KeepAnchor);
    cursor.insertText(next.mid(start, nextEnd - start));
    m_setting = false;
}

void GrowingTextEdit::fit()
{
    // The layout counts in lines, whatever the wrapping made of the paragraphs.
    const int lines = std::max(1, static_cast<int>(std::ceil(document()->size().height())));
    const int shown = std::clamp(lines, m_leastLines, mostLines);
    const int frame = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin()) +
                      contentsMargins().top() + contentsMargins().bottom() +
                      viewportMargins().top() + viewportMargins().bottom();
    const int height = shown * fontMetrics().lineSpacing() + frame + 2;
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

void GrowingTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

bool GrowingTextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void GrowingTextEdit::insertFromMimeData(const QMimeData *source)
{
    insertPlainText(source->text());
}

ParagraphsEditor::ParagraphsEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new GrowingTextEdit(spec.alwaysShown || !spec.titleKey.isEmpty() ? 3 : 2, this))
{
    m_edit->setObjectName(u"field:"_s + spec.key);
    m_edit->setPlaceholderText(spec.readOnly ? tr("not set") : FieldWording::hint(spec));
    m_edit->setReadOnly(spec.readOnly);
    fill(this, m_edit);
    watch(m_edit);
    connect(m_edit, &GrowingTextEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT edited(valueOf(text)); });
}

void ParagraphsEditor::setValue(const QJsonValue &value)
{
    m_edit->setText(textOf(value));
}

void ParagraphsEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_edit, look);
}

QWidget *ParagraphsEditor::input() const
{
    return m_edit;
}

void ParagraphsEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_edit->setAccessibleName(accessibleName);
    m_edit->setAccessibleDescription(description);
}

} // namespace personae
