// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>

namespace personae {

/// "tagDialog": one tag for one or many people, to be added or taken away. Opened, never executed.
/// GUI thread.
class TagDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagDialog)

public:
    TagDialog(const QString &whom, const QStringList &known, Theme &theme,
              QWidget *parent = nullptr);

Q_SIGNALS:
    void tagWanted(const QString &tag, bool add);

private:
    void ask(bool add);

    QLineEdit *m_edit;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace personae
