// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

namespace personae {

/// What the window remembers between runs (places, sizes, theme, open sections); never content. GUI
/// thread.
class WindowState
{
public:
    WindowState() = default;
    virtual ~WindowState() = default;
    Q_DISABLE_COPY_MOVE(WindowState)

    [[nodiscard]] virtual QVariant value(const QString &key) const = 0; ///< invalid: never stored
    virtual void setValue(const QString &key, const QVariant &value) = 0;
};

/// Kept in an INI file below the data folder.
class SettingsWindowState final : public WindowState
{
public:
    explicit SettingsWindowState(const QString &file)
        : m_settings(file, QSettings::IniFormat)
    {
    }

    [[nodiscard]] QVariant value(const QString &key) const override
    {
        return m_settings.value(key);
    }
    void setValue(const QString &key, const QVariant &value) override
    {
        m_settings.setValue(key, value);
    }

private:
    QSettings m_settings;
};

} // namespace personae
