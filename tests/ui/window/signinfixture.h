// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/window/windowfixture.h"
#include "ui/window/addaccountdialog.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

namespace personae::testwindow {

struct Opened
{
    Opened()
    {
        dialog = new AddAccountDialog(port, theme());
        dialog->open();
        identity = dialog->findChild<QLineEdit *>(u"signInField_identity"_s);
        secret = dialog->findChild<QLineEdit *>(u"signInField_secret"_s);
        submit = dialog->findChild<QPushButton *>(u"addAccountSignIn"_s);
        cancel = dialog->findChild<QPushButton *>(u"addAccountCancel"_s);
    }
    ~Opened() { delete dialog.data(); }
    void fill()
    {
        QTest::keyClicks(identity, u"alice.example.com"_s);
        QTest::keyClicks(secret, u"secret"_s);
    }

    FakeSignIn port;
    QPointer<AddAccountDialog> dialog;
    QLineEdit *identity;
    QLineEdit *secret;
    QPushButton *submit;
    QPushButton *cancel;
};

inline SignInFieldSpec typedField(const QString &id, const QString &wording, bool secret = false)
{
    SignInFieldSpec spec;
    spec.id = id;
    spec.wording = wording;
    spec.secret = secret;
    return spec;
}

/// Everything a service may ask for, none of it known to the window.
inline ServiceInfo richService()
{
    ServiceInfo info;
    info.id = u"rich"_s;
    info.displayName = u"Rich"_s;
    info.handleWording = u"email"_s;
    info.signInWays = {SignInWay::Password, SignInWay::ApiKey, SignInWay::Token,
                       SignInWay::Browser};
    info.asksWhoIAm = true;
    SignInFieldSpec identity = typedField(u"identity"_s, u"email"_s);
    identity.example = u"ada@example.com"_s;
    identity.ways = {SignInWay::Password};
    SignInFieldSpec organization = typedField(u"organization"_s, u"organization"_s);
    organization.ways = {SignInWay::ApiKey};
    SignInFieldSpec address = typedField(u"address"_s, u"address"_s);
    address.advanced = true;
    address.required = false;
    address.preset = u"https://rich.example"_s;
    info.signInFields = {address, identity, organization, typedField(u"secret"_s, {}, true),
                         typedField(u"appKey"_s, u"appKey"_s, true)};
    info.signInFields.last().ways = {SignInWay::Password};
    info.browserProviders = {
        {u"mastodon"_s, u"instance"_s, true}, {u"github"_s, {}, false}, {u"bluesky"_s, {}, true}};
    return info;
}

/// Dialogs open on the richer of two services.
struct OpenedRich
{
    explicit OpenedRich(const QList<ServiceInfo> &offered = {service(), richService()})
    {
        port.offered = offered;
        dialog = new AddAccountDialog(port, theme());
        dialog->open();
        find<QComboBox>(u"signInService"_s)->setCurrentIndex(1);
    }
    ~OpenedRich() { delete dialog.data(); }
    template <typename T> [[nodiscard]] T *find(const QString &name) const
    {
        return dialog->findChild<T *>(name);
    }
    [[nodiscard]] QLineEdit *edit(const QString &id) const
    {
        return find<QLineEdit>(u"signInField_"_s + id);
    }
    void choose(int index) { find<QComboBox>(u"signInService"_s)->setCurrentIndex(index); }
    void way(const QString &name) { find<QRadioButton>(u"signInWay"_s + name)->setChecked(true); }
    void submit() { find<QPushButton>(u"addAccountSignIn"_s)->click(); }

    FakeSignIn port;
    QPointer<AddAccountDialog> dialog;
};

/// Takes what would be opened in the browser.
class OpenedAddresses final : public QObject
{
    Q_OBJECT

public:
    OpenedAddresses() { QDesktopServices::setUrlHandler(u"https"_s, this, "take"); }
    ~OpenedAddresses() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    Q_INVOKABLE void take(const QUrl &address) { taken.append(address); }
    QList<QUrl> taken;
};

inline ApiError refused(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace personae::testwindow
