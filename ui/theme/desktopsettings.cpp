// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktopsettings.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QStandardPaths>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString gnome = u"org.gnome.desktop.interface"_s;

/// Without this look the D-Bus library might start a bus of its own.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s);
}

/// The portal's old Read() wraps its answer twice.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

/// Three doubles from 0 to 1; anything else means: none.
QColor toColor(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QColor>())
        return value.value<QColor>();
    if (value.metaType() != QMetaType::fromType<QDBusArgument>())
        return {};
    const auto argument = qvariant_cast<QDBusArgument>(value);
    if (argument.currentSignature() != "(ddd)"_L1)
        return {};
    double red = -1;
    double green = -1;
    double blue = -1;
    argument.beginStructure();
    argument >> red >> green >> blue;
    argument.endStructure();
    const auto fits = [](double part) { return part >= 0.0 && part <= 1.0; };
    if (!fits(red) || !fits(green) || !fits(blue))
        return {};
    return QColor::fromRgbF(float(red), float(green), float(blue));
}

} // namespace

DesktopSettings::DesktopSettings(QObject *parent)
    : QObject(parent)
{
}

void DesktopSettings::connectToPortal()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, settings, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(appearance, u"color-scheme"_s);
    ask(appearance, u"accent-color"_s);
    ask(gnome, u"enable-animations"_s);
}

void DesktopSettings::ask(const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, settings, u"Read"_s);
    call << group << key;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, group, key](QDBusPendingCallWatcher *done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                if (!reply.isError())
                    take(group, key, reply.value().variant());
                done->deleteLater();
            });
}

void DesktopSettings::settingChanged(const QString &group, const QString &key,
                                     const QDBusVariant &value)
{
    take(group, key, value.variant());
}

void DesktopSettings::take(const QString &group, const QString &key, const QVariant &value)
{
    const QVariant plain = unwrapped(value);
    if (group == appearance && key == "color-scheme"_L1) {
        // 0 no wish, 1 dark, 2 light
        const uint wish = plain.toUInt();
        m_dark = wish == 1 || wish == 2 ? std::optional(wish == 1) : std::nullopt;
    } else if (group == appearance && key == "accent-color"_L1) {
        m_accent = toColor(plain);
    } else if (group == gnome && key == "enable-animations"_L1) {
        m_reducedMotion = !plain.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

} // namespace personae
