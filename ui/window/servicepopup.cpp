// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/servicepopup.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/plaintip.h"
#include "ui/window/looks.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

ServicePopup::ServicePopup(const QList<AccountRow> &rows, Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_content(new QWidget)
{
    setObjectName(u"servicePopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    setFrameShadow(QFrame::Plain);
    theme.setGround(this, Theme::Token::Base);
    const AccountRow worst = rows.value(0);
    const QString service = isolatedLine(worst.serviceName, 60);
    const bool alone = rows.size() < 2;
    const QString title = alone ? tr("%1: %2").arg(service, looks::of(worst.reach).word)
                                : tr("%1: %2 accounts").arg(service).arg(rows.size());
    setAccessibleName(title);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(Theme::formPadding, Theme::panePadding, Theme::formPadding,
                               Theme::panePadding);
    auto *head = new QLabel(title, m_content);
    head->setTextFormat(Qt::PlainText);
    theme.setType(head, Theme::Type::BodyStrong);
    column->addWidget(head);
    for (const AccountRow &row : rows)
        addAccount(row, alone, *column);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    theme.setGround(m_content, Theme::Token::Base);
    theme.setGround(scroll->viewport(), Theme::Token::Base);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setFocusProxy(findChild<QPushButton *>());
}

void ServicePopup::addAccount(const AccountRow &row, bool alone, QVBoxLayout &into)
{
    if (!alone) {
        auto *line = new QFrame(m_content);
        line->setFrameShape(QFrame::HLine);
        m_theme.setTextColor(line, Theme::Token::Border);
        into.addWidget(line);
    }
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::panePadding);
    into.addLayout(form);
    addFact(*form, tr("Account"), isolatedLine(row.account.handle, 120));
    if (!alone)
        addFact(*form, tr("State"), looks::of(row.reach).word);
    addFacts(row, *form);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(makeButton(row, alone));
    into.addLayout(buttons);
}

void ServicePopup::addFacts(const AccountRow &row, QFormLayout &form)
{
    addFact(form, tr("Last success"), ages::shortAge(row.lastAnswerAt),
            ages::fullDate(row.lastAnswerAt));
    const QDateTime &writes = row.account.writesNotBefore;
    if (writes > QDateTime::currentDateTimeUtc()) {
        const QString clock = ages::shortAge(writes);
        addFact(form, tr("Next change"),
                row.account.writesEstimated ? tr("about %1").arg(clock) : clock,
                ages::fullDate(writes));
    }
    if (row.signInEndsAt.isValid())
        addFact(form, tr("Signed in until"), ages::shortAge(row.signInEndsAt),
                ages::fullDate(row.signInEndsAt));
    if (row.lastError.isError()) {
        const auto words =
            errorpresenter::present(row.lastError, row.serviceName, errorpresenter::Place::Reading);
        addFact(form, tr("Last error"), words.sentence);
        addFact(form, tr("Details"), words.details);
    }
    if (row.nextTryAt.isValid())
        addFact(form, tr("Next try"), ages::shortAge(row.nextTryAt), ages::fullDate(row.nextTryAt));
}

QPushButton *ServicePopup::makeButton(const AccountRow &row, bool alone)
{
    const bool signIn = row.reach == Reach::SignInNeeded;
    auto *button = new QPushButton(signIn ? tr("Sign in again…") : tr("Try now"), m_content);
    button->setObjectName(u"servicePopupButton:"_s + row.account.handle);
    button->setAccessibleName(alone
                                  ? button->text()
                                  : tr("%1: %2", "verb, account")
                                        .arg(button->text(), isolatedLine(row.account.handle, 80)));
    if (alone || signIn)
        Theme::setLook(button, Theme::ButtonLook::Main);
    connect(button, &QPushButton::clicked, this, [this, signIn, account = row.account.id] {
        close();
        if (signIn)
            Q_EMIT signInAgain(account);
        else
            Q_EMIT tryNow(account);
    });
    return button;
}

void ServicePopup::addFact(QFormLayout &form, const QString &label, const QString &value,
                           const QString &tip)
{
    auto *name = new QLabel(label, m_content);
    auto *text = new QLabel(value, m_content);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(QFontMetrics(text->font()).averageCharWidth() * 40);
    text->setToolTip(plainTip(tip));
    m_theme.setTextColor(name, Theme::Token::Muted);
    form.addRow(name, text);
}

void ServicePopup::openAbove(const QWidget &button)
{
    if (const QScreen *place = button.screen())
        setMaximumHeight(place->availableGeometry().height() * 3 / 4);
    adjustSize();
    QPoint corner = button.mapToGlobal(QPoint(0, -height() - 4));
    if (const QScreen *place = button.screen()) {
        const QRect free = place->availableGeometry();
        corner.setX(qBound(free.left(), corner.x(), qMax(free.left(), free.right() - width())));
        corner.setY(qMax(free.top(), corner.y()));
    }
    move(corner);
    show();
    setFocus(Qt::PopupFocusReason);
}

} // namespace personae
