// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/iconline.h"

#include "models/outbox/outboxpolicy.h"
#include "ui/profile/labels.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

IconLine::IconLine(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_words(labels::body({}, theme, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    hide();
}

void IconLine::setLine(const PersonWording::Line &line)
{
    m_line = line;
    const int side = Theme::iconSide();
    m_icon->setVisible(!line.icon.isEmpty());
    if (!line.icon.isEmpty())
        m_icon->setPixmap(m_theme.icon(line.icon, line.color).pixmap(side, side));
    labels::setForeign(m_words, line.text);
    const bool plain = line.color == Theme::Token::Muted || line.color == Theme::Token::Good;
    m_theme.setTextColor(m_words, plain && !line.icon.isEmpty() ? Theme::Token::Text : line.color);
    setAccessibleName(line.text);
    setVisible(!line.text.isEmpty());
}

void IconLine::setText(const QString &icon, Theme::Token color, const QString &text)
{
    setLine({icon, color, text});
}

EntryLine::EntryLine(const QString &objectName, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_line(new IconLine(theme, this))
    , m_retry(new QPushButton(this))
    , m_drop(new QPushButton(this))
{
    setObjectName(objectName);
    m_retry->setObjectName(objectName + u"Retry"_s);
    m_drop->setObjectName(objectName + u"Drop"_s);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, Qt::AlignLeft, 8);
    for (QPushButton *button : {m_retry, m_drop}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
        button->hide();
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(buttons);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_entry.waitsFor == WaitReason::SignIn && !isFinal(m_entry.state))
            Q_EMIT signInWanted();
        else
            Q_EMIT retryWanted(m_entry);
    });
    connect(m_drop, &QPushButton::clicked, this, [this] { Q_EMIT dropWanted(m_entry); });
    hide();
}

void EntryLine::setEntry(const PersonView &view, const OutboxEntry *entry)
{
    setVisible(entry != nullptr);
    if (!entry)
        return;
    m_entry = *entry;
    m_line->setLine(PersonWording::entryLine(view, *entry));
    m_line->setToolTip(plainTip(errorpresenter::present(entry->lastError, view.account.serviceName,
                                                        errorpresenter::Place::Saving)
                                    .details));
    const bool failed = isFinal(entry->state) && entry->state != OutboxState::Verified;
    const bool waiting = entry->state == OutboxState::Waiting;
    const bool signIn = waiting && entry->waitsFor == WaitReason::SignIn;
    m_retry->setText(signIn ? tr("Sign in") : waiting ? tr("Try now") : tr("Try again"));
    m_retry->setVisible(failed || waiting);
    m_drop->setText(failed ? tr("Leave it") : tr("Do not send"));
    m_drop->setVisible(
        failed || (entry->id != 0 && outboxpolicy::isUnsent(*entry) && !isFinal(entry->state)));
    for (QPushButton *button : {m_retry, m_drop}) {
        button->setAccessibleName(tr("%1, %2", "verb, what it is about")
                                      .arg(button->text(), PersonWording::entryWhat(view, *entry)));
    }
    m_retry->parentWidget()->setVisible(!m_retry->isHidden() || !m_drop->isHidden());
}

} // namespace personae
