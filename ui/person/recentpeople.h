// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/personview.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace personae {

/// Nothing is chosen: short hints, and those looked at last in this session. GUI thread.
class RecentPeople final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentPeople)

public:
    explicit RecentPeople(Theme &theme, QWidget *parent = nullptr);

    void note(const PersonView &view); ///< was looked at just now

Q_SIGNALS:
    void personWanted(const personae::PersonRef &ref);

private:
    struct Recent
    {
        PersonRef ref;
        QString name;
        bool operator==(const Recent &) const = default;
    };
    void rebuild();

    static constexpr qsizetype most = 8;

    Theme &m_theme;
    QList<Recent> m_recent;
    QLabel *m_title;
    QVBoxLayout *m_rows;
};

} // namespace personae
