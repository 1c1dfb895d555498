// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusstrip.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/plaintip.h"
#include "ui/window/looks.h"
#include "ui/window/servicepopup.h"

#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace personae {

using namespace Qt::StringLiterals;

StatusStrip::StatusStrip(AccountListModel &accounts, OutboxModel &outbox, Theme &theme,
                         QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_services(new QHBoxLayout)
    , m_outboxButton(new QToolButton(this))
{
    m_row->setContentsMargins(4, 0, 4, 0);
    m_row->setSpacing(4);
    m_services->setSpacing(4);
    m_row->addLayout(m_services);
    m_row->addStretch(1);
    m_row->addWidget(m_outboxButton);
    // More accounts than fit must not widen the window.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_outboxButton->setObjectName(u"statusOutbox"_s);
    m_outboxButton->setAutoRaise(true);
    m_outboxButton->setFocusPolicy(Qt::TabFocus);
    connect(m_outboxButton, &QToolButton::clicked, this, &StatusStrip::outboxWanted);
    connect(&accounts, &QAbstractItemModel::rowsInserted, this, &StatusStrip::rebuild);
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &StatusStrip::rebuild);
    connect(&accounts, &QAbstractItemModel::modelReset, this, &StatusStrip::rebuild);
    connect(&accounts, &QAbstractItemModel::dataChanged, this, &StatusStrip::refresh);
    connect(&outbox, &OutboxModel::countsChanged, this, &StatusStrip::refreshOutbox);
    connect(&theme, &Theme::changed, this, &StatusStrip::refresh);
    rebuild();
    refreshOutbox();
}

QList<StatusStrip::Group> StatusStrip::groups() const
{
    QList<Group> result;
    for (const AccountRow &row : m_accounts.rows()) {
        const auto same = std::find_if(result.begin(), result.end(), [&row](const Group &group) {
            return group.first().account.service == row.account.service &&
                   group.first().serviceName == row.serviceName;
        });
        if (same == result.end())
            result.append(Group{row});
        else
            same->append(row);
    }
    return result;
}

/// How much the account needs a person.
static int weight(const AccountRow &row)
{
    switch (row.reach) {
    case Reach::SignInNeeded:
        return 5;
    case Reach::Trouble:
        return 4;
    case Reach::Throttled:
        return 3;
    case Reach::Offline:
        return 2;
    case Reach::Unknown:
        return 1;
    case Reach::Online:
        break;
    }
    return 0;
}

static bool needsLess(const AccountRow &one, const AccountRow &other)
{
    return weight(one) < weight(other);
}

static const AccountRow &worstOf(const QList<AccountRow> &group)
{
    return *std::max_element(group.cbegin(), group.cend(), needsLess);
}

/// From when changes are taken again, where only reading goes on.
static QDateTime writesFrom(const QList<AccountRow> &group)
{
    QDateTime latest;
    for (const AccountRow &row : group) {
        const QDateTime &at = row.account.writesNotBefore;
        if (at > QDateTime::currentDateTimeUtc() && (!latest.isValid() || at > latest))
            latest = at;
    }
    return latest;
}

void StatusStrip::rebuild()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    const QList<Group> all = groups();
    for (const Group &group : all) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"service-"_s + group.first().account.handle);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(
            button, &QToolButton::clicked, this,
            [this, button, service = group.first().serviceName] { openPopup(service, *button); });
        m_services->addWidget(button);
        m_buttons.append(button);
    }
    QWidget *before = nullptr; // made later than the outbox's button, and before it
    for (QWidget *button : std::as_const(m_buttons)) {
        if (before)
            setTabOrder(before, button);
        before = button;
    }
    if (before)
        setTabOrder(before, m_outboxButton);
    refresh();
}

void StatusStrip::dress(QToolButton &button, const Group &group, Words amount) const
{
    const AccountRow &row = worstOf(group);
    const QDateTime writes = writesFrom(group);
    const bool pausedWrites = row.reach == Reach::Online && writes.isValid();
    const looks::Look look = looks::of(pausedWrites ? Reach::Throttled : row.reach);
    const QString service = isolatedLine(row.serviceName, 40);
    QStringList words{group.size() > 1 ? tr("%1 (%2)").arg(service).arg(group.size()) : service};
    if (pausedWrites)
        words.append(tr("next change %1").arg(ages::shortAge(writes)));
    else if (row.reach == Reach::Throttled && row.nextTryAt.isValid())
        words.append(tr("waits until %1").arg(ages::shortAge(row.nextTryAt)));
    else if (row.reach != Reach::Online)
        words.append(look.word);
    if (row.lastAnswerAt.isValid() && row.reach != Reach::Throttled && !pausedWrites &&
        amount == Words::All)
        words.append(ages::shortAge(row.lastAnswerAt));
    button.setText(QString(words.join(u' ')).replace(u'&', "&&"_L1));
    button.setToolButtonStyle(amount == Words::None ? Qt::ToolButtonIconOnly
                                                    : Qt::ToolButtonTextBesideIcon);
    button.setIconSize(QSize(Theme::iconSide(), Theme::iconSide()));
    button.setIcon(m_theme.icon(look.icon, look.color));
    QStringList sentences;
    for (const AccountRow &one : group)
        sentences.append(tr("%1 on %2: %3, last answer %4")
                             .arg(isolatedLine(one.account.handle, 80), service,
                                  looks::of(one.reach).word, ages::fullDate(one.lastAnswerAt)));
    if (writes.isValid())
        sentences.append(tr("changes are taken again at %1").arg(ages::shortAge(writes)));
    button.setAccessibleName(sentences.join(u"; "_s));
    button.setToolTip(plainTip(button.accessibleName()));
}

void StatusStrip::refresh()
{
    fit();
}

void StatusStrip::refreshOutbox()
{
    const int open = m_outbox.openCount();
    const int needs = m_outbox.needsYouCount();
    QString text = open > 0 ? tr("Outbox %1").arg(open) : tr("Outbox empty");
    if (needs > 0)
        text = tr("Outbox %1 · %2")
                   .arg(open)
                   .arg(looks::counted(needs, tr("1 needs you"), tr("%1 need you")));
    m_outboxButton->setText(text);
    m_outboxButton->setAccessibleName(text);
    m_outboxButton->setToolTip(tr("Open the outbox"));
    m_outboxButton->setToolButtonStyle(needs > 0 ? Qt::ToolButtonTextBesideIcon
                                                 : Qt::ToolButtonTextOnly);
    m_outboxButton->setIcon(needs > 0 ? m_theme.icon(u"warning"_s, Theme::Token::Bad) : QIcon());
    m_theme.setTextColor(m_outboxButton, needs > 0 ? Theme::Token::Bad : Theme::Token::Text);
    fit();
}

/// Words go before buttons do: where there is no room, shapes stay, with the words in their
/// tooltips.
void StatusStrip::fit()
{
    const QList<Group> all = groups();
    if (all.size() != m_buttons.size())
        return;
    for (const Words amount : {Words::All, Words::NoTime, Words::None}) {
        int wanted = m_outboxButton->sizeHint().width() + 24;
        for (qsizetype i = 0; i < all.size(); ++i) {
            dress(*m_buttons.at(i), all.at(i), amount);
            wanted += m_buttons.at(i)->sizeHint().width() + 4;
        }
        if (wanted <= width())
            return;
    }
}

void StatusStrip::openPopup(const QString &service, const QToolButton &button)
{
    const QList<Group> all = groups();
    const auto group = std::find_if(all.cbegin(), all.cend(), [&service](const Group &one) {
        return one.first().serviceName == service;
    });
    if (group == all.cend())
        return;
    Group rows = *group;
    std::stable_sort(rows.begin(), rows.end(), [](const AccountRow &one, const AccountRow &other) {
        return needsLess(other, one);
    });
    auto *popup = new ServicePopup(rows, m_theme, this);
    connect(popup, &ServicePopup::tryNow, this, &StatusStrip::tryNow);
    connect(popup, &ServicePopup::signInAgain, this, &StatusStrip::signInAgain);
    popup->openAbove(button);
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace personae
