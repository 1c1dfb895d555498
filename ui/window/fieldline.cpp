// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/fieldline.h"

#include "ui/theme/plaintip.h"

#include <QEvent>
#include <QHBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

FieldLine::FieldLine(QWidget *field, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    theme.setType(m_text, Theme::Type::Small);
    connect(&theme, &Theme::changed, this, &FieldLine::paintIcon);
    showHint({});
}

void FieldLine::paintIcon()
{
    m_icon->setVisible(m_error);
    if (m_error)
        m_icon->setPixmap(m_theme.icon(u"warning"_s, Theme::Token::Bad)
                              .pixmap(QSize(14, 14), devicePixelRatioF()));
}

void FieldLine::showHint(const QString &text)
{
    m_error = false;
    m_text->setText(text);
    m_text->setToolTip({});
    m_theme.setTextColor(m_text, Theme::Token::Muted);
    if (m_field) {
        Theme::setLook(m_field, Theme::FieldLook::Plain);
        m_field->setAccessibleDescription(text);
    }
    paintIcon();
    setVisible(!text.isEmpty());
    fitHeight();
}

void FieldLine::showError(const QString &text, const QString &details)
{
    m_error = true;
    m_text->setText(text);
    m_text->setToolTip(plainTip(details));
    m_theme.setTextColor(m_text, Theme::Token::Bad);
    if (m_field) {
        Theme::setLook(m_field, Theme::FieldLook::Wrong);
        m_field->setAccessibleDescription(tr("Error: %1").arg(text));
    }
    paintIcon();
    setVisible(true);
    fitHeight();
}

/// A form layout gives wrapped lines the height of their size hint, which is guessed for another
/// width; the least height is kept in any case.
void FieldLine::fitHeight()
{
    // Before it is shown it has no width that means anything.
    if (!isVisible())
        return;
    layout()->activate();
    m_text->setMinimumHeight(m_text->text().isEmpty() ? 0
                                                      : m_text->heightForWidth(m_text->width()));
}

void FieldLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void FieldLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

} // namespace personae
