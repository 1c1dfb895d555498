// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

class Outbox;
class ServicePort;

/// What a person can do about an error that names a way on: another way the service's document
/// leaves open (ApiError::trySetting), or a credential that may act for a person (ApiError::needs).
/// It asks; nothing is tried by itself. Hidden where an error names none. GUI thread.
class RemedyStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemedyStrip)

public:
    explicit RemedyStrip(Theme &theme, QWidget *parent = nullptr);

    void setError(const ApiError &error, const ServiceInfo *service);
    /// Of what came back undone; anything else hides.
    void setEntry(const OutboxEntry &entry, const ServiceInfo *service);
    [[nodiscard]] static bool knows(const ApiError &error, const ServiceInfo *service);
    /// Sets the other way and asks the same again: the entry that came back makes room for it.
    static void tryAgain(ServicePort &service, Outbox &outbox, const OutboxEntry &entry,
                         const QString &setting, const QString &value);

Q_SIGNALS:
    void tryWanted(const QString &setting, const QString &value);
    void advancedWanted();
    void signInWanted();
    void announced(const QString &sentence);

private:
    void showOtherWay(const ApiError &error, const SettingSpec &spec);

    QLabel *m_words;
    QPushButton *m_try;
    QPushButton *m_signIn;
    QPushButton *m_advanced;
    QString m_setting;
    QString m_value;
};

} // namespace personae
