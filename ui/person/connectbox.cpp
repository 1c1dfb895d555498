// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/connectbox.h"

#include "ui/person/sendingedit.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/flowlayout.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

ConnectBox::ConnectBox(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new SendingEdit(this))
    , m_counter(labels::muted({}, theme, this))
    , m_send(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Not now"), this))
{
    setObjectName(u"connectBox"_s);
    m_text->setObjectName(u"connectText"_s);
    m_text->setAccessibleName(tr("What they read with your request"));
    m_text->setTakesEscape(true);
    m_text->setPlaceholderText(tr("A word about who you are (optional)"));
    m_counter->setObjectName(u"connectCounter"_s);
    m_send->setObjectName(u"connectSend"_s);
    m_send->setAutoDefault(false);
    Theme::setLook(m_send, Theme::ButtonLook::Main);
    m_cancel->setObjectName(u"connectCancel"_s);
    m_cancel->setAccessibleName(tr("Do not ask now"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, Qt::AlignRight, 8);
    flow->addWidget(m_cancel);
    flow->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_counter);
    layout->addWidget(buttons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ConnectBox::count);
    connect(m_text, &SendingEdit::finished, this, &ConnectBox::send);
    connect(m_text, &SendingEdit::escaped, this, &ConnectBox::left);
    connect(m_send, &QPushButton::clicked, this, &ConnectBox::send);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectBox::left);
    setOffline(false);
    count();
    hide();
}

void ConnectBox::setLimit(const TextLimit &limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    count();
}

void ConnectBox::setOffline(bool offline)
{
    m_send->setText(offline ? tr("Queue the request") : tr("Send the request"));
    m_send->setAccessibleName(m_send->text());
    m_send->setToolTip(m_objection.isEmpty()
                           ? tr("%1 (%2)").arg(m_send->text(), SendingEdit::finishKey())
                           : m_objection);
}

void ConnectBox::setObjection(const QString &reason)
{
    if (reason == m_objection)
        return;
    m_objection = reason;
    count();
}

QString ConnectBox::text() const
{
    return m_text->toPlainText();
}

void ConnectBox::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void ConnectBox::open()
{
    show();
    m_text->setFocus(Qt::OtherFocusReason);
}

void ConnectBox::clear()
{
    m_text->clear();
    hide();
}

void ConnectBox::count()
{
    const qsizetype length = lengthOf(m_text->toPlainText(), m_limit.unit);
    const bool tooLong = m_limit.maximum > 0 && length > m_limit.maximum;
    QString words = FieldWording::counter(m_limit, length);
    if (tooLong)
        words = u"▲ "_s +
                tr("%1 too long. %2").arg(QLocale().toString(length - m_limit.maximum), words);
    if (!m_objection.isEmpty()) // words of its own: what cannot be pressed cannot tell
        words = words.isEmpty() ? m_objection : tr("%1 %2").arg(m_objection, words);
    m_counter->setText(words);
    m_counter->setVisible(!words.isEmpty());
    m_theme.setTextColor(m_counter, tooLong ? Theme::Token::Bad : Theme::Token::Muted);
    Theme::setLook(m_text, tooLong ? Theme::FieldLook::Wrong : Theme::FieldLook::Plain);
    m_text->setAccessibleDescription(words);
    m_send->setEnabled(!tooLong && m_objection.isEmpty());
    m_send->setAccessibleDescription(m_objection);
}

void ConnectBox::send()
{
    if (m_send->isEnabled())
        Q_EMIT sendWanted(m_text->toPlainText().trimmed());
}

} // namespace personae
