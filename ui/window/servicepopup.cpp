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

namespace personae {

using namespace Qt::StringLiterals;

ServicePopup::ServicePopup(const AccountRow &row, Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
{
    setObjectName(u"servicePopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    setFrameShadow(QFrame::Plain);
    theme.setGround(this, Theme::Token::Base);
    const looks::Look look = looks::of(row.reach);
    const QString title = tr("%1: %2").arg(isolatedLine(row.serviceName, 60), look.word);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::panePadding, Theme::formPadding,
                               Theme::panePadding);
    auto *head = new QLabel(title, this);
    head->setTextFormat(Qt::PlainText);
    theme.setType(head, Theme::Type::BodyStrong);
    column->addWidget(head);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::panePadding);
    column->addLayout(form);
    addFact(*form, tr("Account"), isolatedLine(row.account.handle, 120));
    addFact(*form, tr("Last success"), ages::shortAge(row.lastAnswerAt),
            ages::fullDate(row.lastAnswerAt));
    if (row.lastError.isError()) {
        const auto words =
            errorpresenter::present(row.lastError, row.serviceName, errorpresenter::Place::Reading);
        addFact(*form, tr("Last error"), words.sentence);
        addFact(*form, tr("Details"), words.details);
    }
    if (row.nextTryAt.isValid())
        addFact(*form, tr("Next try"), ages::shortAge(row.nextTryAt),
                ages::fullDate(row.nextTryAt));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    column->addLayout(buttons);
    const bool signIn = row.reach == Reach::SignInNeeded;
    auto *button = new QPushButton(signIn ? tr("Sign in again…") : tr("Try now"), this);
    button->setObjectName(u"servicePopupButton"_s);
    button->setAccessibleName(button->text());
    Theme::setLook(button, Theme::ButtonLook::Main);
    buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, signIn, account = row.account.id] {
        close();
        if (signIn)
            Q_EMIT signInAgain(account);
        else
            Q_EMIT tryNow(account);
    });
    setFocusProxy(button);
}

void ServicePopup::addFact(QFormLayout &form, const QString &label, const QString &value,
                           const QString &tip)
{
    auto *name = new QLabel(label, this);
    auto *text = new QLabel(value, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(QFontMetrics(text->font()).averageCharWidth() * 40);
    text->setToolTip(plainTip(tip));
    m_theme.setTextColor(name, Theme::Token::Muted);
    form.addRow(name, text);
}

void ServicePopup::openAbove(const QWidget &button)
{
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
