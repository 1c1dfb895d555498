// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/personview.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

class FlowLayout;

/// What else the service offers where somebody is shown (ServiceInfo::personCalls), as buttons.
/// Hidden where there is nothing. GUI thread.
class PersonCalls final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonCalls)

public:
    explicit PersonCalls(Theme &theme, QWidget *parent = nullptr);

    void setView(const PersonView &view);

Q_SIGNALS:
    void callWanted(const QString &callId);

private:
    void build(const QStringList &calls);

    QLabel *m_title;
    QLabel *m_lacking; ///< why some cannot be used
    FlowLayout *m_flow;
    QStringList m_calls;
    QHash<QString, QPushButton *> m_buttons; ///< by call
};

} // namespace personae
