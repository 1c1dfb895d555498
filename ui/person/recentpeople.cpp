// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/recentpeople.h"

#include "models/values/foreigntext.h"
#include "ui/person/fitbutton.h"
#include "ui/profile/labels.h"
#include "ui/theme/plaintip.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

RecentPeople::RecentPeople(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(labels::heading(tr("Looked at last"), theme, this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"nobodyChosen"_s);
    setAccessibleName(tr("Nobody is chosen"));
    QLabel *sentence = labels::heading(tr("Nobody is chosen"), theme, this);
    QLabel *hint = labels::muted(tr("Choose somebody in the list. What is known about them, how "
                                    "you stand with them and your notes appear here."),
                                 theme, this);
    for (QLabel *label : {sentence, hint})
        label->setAlignment(Qt::AlignCenter);
    m_rows->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 48, Theme::formPadding, Theme::formPadding);
    layout->setSpacing(8);
    layout->addWidget(sentence);
    layout->addWidget(hint);
    layout->addSpacing(16);
    layout->addWidget(m_title);
    layout->addLayout(m_rows);
    layout->addStretch();
    rebuild();
}

void RecentPeople::note(const PersonView &view)
{
    const Recent recent{view.ref, view.name()};
    if (view.isNull() || (!m_recent.isEmpty() && m_recent.first() == recent))
        return;
    m_recent.removeIf([&recent](const Recent &other) { return other.ref == recent.ref; });
    m_recent.prepend(recent);
    m_recent.resize(qMin(most, m_recent.size()));
    rebuild();
}

void RecentPeople::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater();
        delete item;
    }
    m_title->setVisible(!m_recent.isEmpty());
    for (const Recent &recent : std::as_const(m_recent)) {
        const QString name = isolatedLine(recent.name, 40);
        const QString where =
            recent.ref.scope.isOwn()
                ? name
                : tr("%1 in %2").arg(name, isolatedLine(recent.ref.scope.node, 30));
        auto *link = new FitButton(this);
        link->setObjectName(u"recent:"_s + recent.ref.handle);
        link->setWords(where);
        link->setAccessibleName(tr("Show %1, %2").arg(where, isolatedLine(recent.ref.handle, 120)));
        link->setToolTip(plainTip(isolatedLine(recent.ref.handle, 120)));
        Theme::setLook(link, Theme::ButtonLook::Link);
        connect(link, &QAbstractButton::clicked, this,
                [this, ref = recent.ref] { Q_EMIT personWanted(ref); });
        m_rows->addWidget(link, 0, Qt::AlignLeft);
    }
}

} // namespace personae
