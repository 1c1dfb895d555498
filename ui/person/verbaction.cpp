// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/verbaction.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace personae {

VerbAction::VerbAction(RelationVerb verb, QObject *parent)
    : QAction(parent)
    , m_verb(verb)
{
    const QString name =
        QLatin1StringView(QMetaEnum::fromType<RelationVerb>().valueToKey(int(verb)));
    setObjectName(u"verb"_s + name);
    follow({});
}

bool VerbAction::takesAway() const
{
    return m_verb == RelationVerb::Disconnect || m_verb == RelationVerb::Block ||
           m_verb == RelationVerb::RejectRequest;
}

void VerbAction::follow(const PersonView &view)
{
    const VerbState state = verbState(view, m_verb);
    m_isNow = state.isNow;
    m_brief = state.brief;
    setText(state.label);
    setVisible(state.shown);
    setEnabled(state.enabled);
    setToolTip(state.reason.isEmpty() ? state.label : state.reason);
}

} // namespace personae
