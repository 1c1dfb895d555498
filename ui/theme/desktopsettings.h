// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QVariant>

#include <optional>

class QDBusVariant;

namespace personae {

/// What the desktop says about looks: asked over D-Bus from the settings portal without waiting,
/// and followed live. Says nothing where there is no session bus. GUI thread.
class DesktopSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopSettings)

public:
    explicit DesktopSettings(QObject *parent = nullptr);

    void connectToPortal();
    [[nodiscard]] std::optional<bool> dark() const { return m_dark; } ///< nothing: no wish known
    [[nodiscard]] QColor accent() const { return m_accent; }          ///< invalid: none named
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

    /// One setting as the portal names it. Unknown ones and odd values are ignored.
    void take(const QString &group, const QString &key, const QVariant &value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);

    std::optional<bool> m_dark;
    QColor m_accent;
    bool m_reducedMotion = false;
};

} // namespace personae
