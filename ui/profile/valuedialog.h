// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QJsonValue>

namespace personae {

/// Shows another value of a field in full, as plain text, and offers to take it. Opened by open().
class ValueDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueDialog)

public:
    ValueDialog(const QString &title, const QJsonValue &value, QWidget *parent);

Q_SIGNALS:
    void useWanted();
};

} // namespace personae
