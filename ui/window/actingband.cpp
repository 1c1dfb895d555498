// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actingband.h"

#include "models/values/foreigntext.h"
#include "ui/theme/avatarpainter.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/plaintip.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

static constexpr int pictureSide = 30;

ActingBand::ActingBand(AccountListModel &accounts, PictureStore &pictures, Theme &theme,
                       QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_pictures(pictures)
    , m_theme(theme)
    , m_sentence(new RunLabel(theme, this))
    , m_switch(new KeyHintButton(theme, tr("Switch"), this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"actingBand"_s);
    theme.setGround(this, Theme::Token::Base);
    setMinimumHeight(40);
    m_sentence->setObjectName(u"actingSentence"_s);
    m_switch->setObjectName(u"switchButton"_s);
    m_switch->setAccessibleName(tr("Switch account"));
    m_menu->setObjectName(u"switchMenu"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 5);
    row->setSpacing(0);
    row->addSpacing(pictureSide + 10); // painted, at the leading side
    row->addWidget(m_sentence, 1);
    row->addWidget(m_switch);
    connect(m_switch, &QPushButton::clicked, this, &ActingBand::openMenu);
    connect(&accounts, &QAbstractItemModel::dataChanged, this, &ActingBand::refresh);
    connect(&accounts, &QAbstractItemModel::rowsInserted, this, &ActingBand::refresh);
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &ActingBand::refresh);
    connect(&pictures, &PictureStore::pictureReady, this, [this](const AccountId &account) {
        if (account == m_account)
            update();
    });
    refresh();
}

void ActingBand::setAccount(const AccountId &account)
{
    m_account = account;
    refresh();
}

void ActingBand::enterCommunity(const Standing &standing)
{
    m_standing = standing;
    refresh();
}

void ActingBand::leaveCommunity()
{
    m_standing = {};
    refresh();
}

void ActingBand::setCommunities(const AccountId &account, const QList<Person> &communities)
{
    m_communities.insert(account, communities);
    update(); // its picture may be known now
    if (m_menu->isVisible())
        fillMenu();
}

/// "› Garden Club (moderator) · as community"
QList<RunLabel::Run> ActingBand::communityRuns() const
{
    using Run = RunLabel::Run;
    QString rank = tr("asking for your role…");
    if (m_standing.known)
        rank = m_standing.role.isEmpty() ? tr("no role") : m_standing.role;
    else if (m_standing.error.isError())
        rank = tr("not entered");
    return {Run{u" › "_s, Theme::Type::Body, Theme::Token::Muted},
            Run{m_standing.name, Theme::Type::BodyStrong, Theme::Token::Text},
            Run{tr(" (%1)").arg(rank), Theme::Type::Body, Theme::Token::Text},
            Run{u" · "_s + tr("as community"), Theme::Type::BodyStrong, Theme::Token::Accent}};
}

void ActingBand::refresh()
{
    using Run = RunLabel::Run;
    const AccountRow *row = m_accounts.find(m_account);
    const bool community = row && !m_standing.scope.isNull();
    m_switch->setVisible(m_accounts.rows().size() > 0);
    m_theme.setGround(this, community ? Theme::Token::AccentSoft : Theme::Token::Base);
    QList<Run> runs;
    if (!row) {
        runs = {Run{tr("Acting as nobody yet"), Theme::Type::Body, Theme::Token::Muted}};
    } else {
        runs = {Run{tr("Acting as") + u' ', Theme::Type::Body, Theme::Token::Text},
                Run{isolatedLine(row->account.handle, 200), Theme::Type::BodyStrong,
                    Theme::Token::Text},
                Run{u" · "_s + isolatedLine(row->serviceName, 60), Theme::Type::Body,
                    Theme::Token::Muted}};
        if (community)
            runs += communityRuns();
    }
    m_sentence->setRuns(runs);
    QString whole = m_sentence->text();
    if (community && !m_standing.known && m_standing.error.isError())
        whole += u". "_s + errorpresenter::present(m_standing.error, m_standing.serviceName,
                                                   errorpresenter::Place::Reading)
                               .sentence;
    m_sentence->setToolTip(plainTip(whole));
    setAccessibleName(whole);
    update();
}

QAction *ActingBand::addEntry(const QString &words, bool current)
{
    QAction *action = m_menu->addAction(QString(words).replace(u'&', "&&"_L1));
    action->setCheckable(true);
    action->setChecked(current);
    return action;
}

void ActingBand::fillMenu()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    for (const AccountRow &row : m_accounts.rows()) {
        const AccountId account = row.account.id;
        QAction *own = addEntry(tr("%1 · %2").arg(isolatedLine(row.account.handle, 120),
                                                  isolatedLine(row.serviceName, 60)),
                                account == m_account && m_standing.scope.isNull());
        own->setActionGroup(group);
        connect(own, &QAction::triggered, this, [this, account] { Q_EMIT accountChosen(account); });
        const QList<Person> communities = m_communities.value(account);
        for (const Person &community : communities) {
            const PeopleScope scope{account, community.handle};
            const QString name =
                community.name.trimmed().isEmpty() ? community.handle : community.name;
            QAction *as = addEntry(tr("    › %1, as community").arg(isolatedLine(name, 80)),
                                   scope == m_standing.scope);
            as->setActionGroup(group);
            connect(as, &QAction::triggered, this,
                    [this, scope] { Q_EMIT communityChosen(scope); });
        }
    }
}

void ActingBand::openMenu()
{
    fillMenu();
    if (m_menu->isEmpty())
        return;
    const QSize size = m_menu->sizeHint();
    const QPoint below(layoutDirection() == Qt::RightToLeft ? 0 : m_switch->width() - size.width(),
                       m_switch->height() + 2);
    m_menu->popup(m_switch->mapToGlobal(below));
    const QList<QAction *> actions = m_menu->actions();
    for (QAction *action : actions) {
        if (action->isChecked())
            m_menu->setActiveAction(action);
    }
}

QRect ActingBand::pictureRect() const
{
    const QRect left(Theme::panePadding, (height() - pictureSide) / 2, pictureSide, pictureSide);
    return style()->visualRect(layoutDirection(), rect(), left);
}

void ActingBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Border));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Theme::Token::Border));
    const AccountRow *row = m_accounts.find(m_account);
    if (!row)
        return;
    const int edge = qRound(pictureSide * devicePixelRatioF());
    const auto image = [&](const QString &id) {
        return id.isEmpty() ? QImage() : m_pictures.picture(m_account, id, edge);
    };
    if (m_standing.scope.isNull()) {
        avatarpainter::paint(painter, pictureRect(), image(row->avatar), row->account.displayName,
                             row->account.handle, PersonKind::Person);
        return;
    }
    const QList<Person> known = m_communities.value(m_account);
    const auto community = std::find_if(known.cbegin(), known.cend(), [this](const Person &one) {
        return one.handle == m_standing.scope.node;
    });
    const Person shown = community == known.cend() ? Person() : *community;
    avatarpainter::paint(painter, pictureRect(), image(shown.picture), shown.name,
                         m_standing.scope.node, PersonKind::Community);
}

} // namespace personae
