// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/overviewpage.h"

#include "models/values/foreigntext.h"
#include "ui/profile/factsheet.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

OverviewPage::OverviewPage(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_facts(new FactSheet(parts.theme))
{
    setObjectName(u"overviewPage"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"overviewScroll"_s);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *holder = new QWidget;
    scroll->setWidget(holder);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    column->addWidget(m_facts);
    column->addStretch();
    connect(m_facts, &FactSheet::restackWanted, this, [this] {
        if (m_built)
            build();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void OverviewPage::setProfile(const AccountRow &row, const CachedProfile &profile,
                              const ServiceInfo &service, const QStringList &keys)
{
    // Built anew only where something differs: a selection and the place in the page stay.
    if (m_built && row.account == m_row.account && profile == m_profile && keys == m_keys)
        return;
    m_row = row;
    m_profile = profile;
    m_keys = keys;
    m_service = service;
    m_built = true;
    build();
}

void OverviewPage::build()
{
    m_facts->clear();
    const bool community = m_profile.profile.kind == PersonKind::Community;
    m_facts->addFact(tr("Service"), isolatedLine(m_service.displayName));
    m_facts->addFact(FieldWording::handle(m_service.handleWording),
                     isolatedLine(m_row.account.handle));
    m_facts->addFact(tr("Kind"), community ? tr("community") : tr("person"));
    m_facts->addFact(tr("Seen"), tr("as of %1").arg(ages::shortAge(m_profile.seenAt)));
    if (!m_facts->addSections(m_service, m_profile.profile.fields, m_keys,
                              FactSheet::Visibility::Shown)) {
        m_facts->addWidget(labels::muted(tr("Nothing else here yet. The Edit tab has the fields."),
                                         m_parts.theme, m_facts));
    }
}

} // namespace personae
