// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personcalls.h"

#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"
#include "ui/service/callwords.h"
#include "ui/service/servicewording.h"
#include "ui/theme/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

PersonCalls::PersonCalls(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(labels::heading(QString(), theme, this))
    , m_lacking(labels::muted({}, theme, this))
{
    setObjectName(u"personCalls"_s);
    setAccessibleName(tr("What else can be done"));
    m_lacking->setObjectName(u"personCallsLacking"_s);
    auto *buttons = new QWidget(this);
    m_flow = new FlowLayout(buttons, Qt::AlignLeft, Theme::gap);
    m_flow->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(buttons);
    column->addWidget(m_lacking);
    hide();
}

void PersonCalls::build(const QStringList &calls)
{
    m_calls = calls;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const QString &id : calls) {
        const QString words = ServiceWording::verbAbout(id);
        auto *button = new QPushButton(QString(words).replace(u'&', "&&"_L1), this);
        button->setObjectName(u"personCall-"_s + id);
        button->setAccessibleName(words);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT callWanted(id); });
        m_flow->addWidget(button);
        m_buttons.insert(id, button);
    }
}

void PersonCalls::setView(const PersonView &view)
{
    const bool person = !view.isNull() && !view.isMe && !view.isCommunity();
    QStringList offered;
    for (const QString &id : view.service.personCalls) {
        if (view.service.call(id))
            offered.append(id);
    }
    setVisible(person && !offered.isEmpty());
    if (isHidden())
        return;
    if (offered != m_calls)
        build(offered);
    m_title->setText(tr("More about them on %1").arg(isolatedLine(view.account.serviceName, 40)));
    const QString reason = callwords::lacking(view.account.serviceName);
    QStringList lacking;
    for (const QString &id : std::as_const(m_calls)) {
        QPushButton *button = m_buttons.value(id);
        const bool lacks = view.account.account.server.lacks.contains(id);
        button->setEnabled(!lacks);
        button->setToolTip(lacks ? reason : QString());
        button->setAccessibleDescription(lacks ? reason : QString());
        if (lacks)
            lacking.append(button->accessibleName());
    }
    m_lacking->setText(
        lacking.isEmpty() ? QString() : tr("Not on this server: %1.").arg(lacking.join(u", "_s)));
    m_lacking->setVisible(!lacking.isEmpty());
}

} // namespace personae
