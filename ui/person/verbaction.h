// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/personview.h"

#include <QAction>

namespace personae {

/// A verb of relationships for menus and buttons; its tool tip gives the reason where it is not
/// enabled. GUI thread.
class VerbAction final : public QAction
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerbAction)

public:
    VerbAction(RelationVerb verb, QObject *parent);

    void follow(const PersonView &view);
    [[nodiscard]] RelationVerb verb() const { return m_verb; }
    [[nodiscard]] const QString &brief() const { return m_brief; } ///< for a button
    [[nodiscard]] bool isNow() const { return m_isNow; }           ///< see VerbState
    [[nodiscard]] bool takesAway() const;                          ///< drawn as destructive

private:
    RelationVerb m_verb;
    QString m_brief;
    bool m_isNow = false;
};

} // namespace personae
