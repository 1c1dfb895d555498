// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/settingcheck.h"

#include "ui/profile/fieldwording.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace personae::settingcheck {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("settingcheck", text);
}

/// This computer itself: nobody on the way reads along.
bool isLoopback(const QString &host)
{
    static const QRegularExpression numbers(uR"(^127(\.\d{1,3}){3}$)"_s);
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1 ||
           numbers.match(host).hasMatch();
}

QString ofAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tr("This is no web address. It begins with https:// and names a host.");
    if (url.scheme() == "https"_L1)
        return {};
    if (url.scheme() != "http"_L1)
        return tr("Only addresses that begin with https:// are taken.");
    return isLoopback(url.host())
               ? QString()
               : tr("This address is not safe: what is sent there would travel readable. Use "
                    "https://.");
}

QString ofNumber(const SettingSpec &spec, const QString &text)
{
    bool ok = false;
    const qlonglong number = text.toLongLong(&ok);
    if (!ok)
        return tr("This is not a whole number.");
    const auto least = static_cast<qlonglong>(spec.least);
    return number < least ? tr("At least %1.").arg(FieldWording::number(spec.least, true))
                          : QString();
}

} // namespace

QString problem(const SettingSpec &spec, const QString &text)
{
    if (text.isEmpty() || !spec.choices.isEmpty())
        return {};
    if (spec.shape == FieldShape::WebAddress)
        return ofAddress(text);
    return spec.shape == FieldShape::Whole ? ofNumber(spec, text) : QString();
}

} // namespace personae::settingcheck
