// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actingband.h"

#include "models/values/foreigntext.h"
#include "ui/theme/avatarpainter.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

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

void ActingBand::refresh()
{
    using Run = RunLabel::Run;
    const AccountRow *row = m_accounts.find(m_account);
    m_switch->setVisible(m_accounts.rows().size() > 0);
    if (!row) {
        m_sentence->setRuns(
            {Run{tr("Acting as nobody yet"), Theme::Type::Body, Theme::Token::Muted}});
    } else {
        m_sentence->setRuns({Run{tr("Acting as") + u' ', Theme::Type::Body, Theme::Token::Text},
                             Run{isolatedLine(row->account.handle, 200), Theme::Type::BodyStrong,
                                 Theme::Token::Text},
                             Run{u" · "_s + isolatedLine(row->serviceName, 60), Theme::Type::Body,
                                 Theme::Token::Muted}});
    }
    setAccessibleName(m_sentence->text());
    update();
}

void ActingBand::fillMenu()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    for (const AccountRow &row : m_accounts.rows()) {
        const QString text = tr("%1 · %2").arg(isolatedLine(row.account.handle, 120),
                                               isolatedLine(row.serviceName, 60));
        QAction *action = m_menu->addAction(QString(text).replace(u'&', "&&"_L1));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(row.account.id == m_account);
        connect(action, &QAction::triggered, this,
                [this, account = row.account.id] { Q_EMIT accountChosen(account); });
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
    const QImage picture =
        row->avatar.isEmpty() ? QImage() : m_pictures.picture(m_account, row->avatar, edge);
    avatarpainter::paint(painter, pictureRect(), picture, row->account.displayName,
                         row->account.handle, PersonKind::Person);
}

} // namespace personae
