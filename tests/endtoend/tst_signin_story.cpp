// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/livewindow.h"
#include "ui/window/addaccountdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMetaEnum>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 20'000; ///< ms; only ever spent where something is broken

/// Whatever the service calls its lines.
QString textFor(const FieldSpec &field, const QString &person)
{
    switch (field.shape) {
    case FieldShape::Email:
        return person + u"@example.com"_s;
    case FieldShape::Secret:
        return person + u"-has-a-long-password"_s;
    default:
        return person;
    }
}

} // namespace

/// "Add account" as a person uses it, for every service there is, on embedded ones: the dialog, the
/// flow behind it, and the account that comes of it.
class SignInStoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }

    void refusesReadableAddresses_data() { services(); }
    void refusesReadableAddresses();
    void cleansWhatIsPasted_data() { services(); }
    void cleansWhatIsPasted();
    void makesAnAccount();
    void refusesATakenName();
    void addsWhoHasNoProfile();
    void signsInThoughAPartIsOutOfOrder();

    void cleanup();
    void cleanupTestCase() { m_live.endProgram(); }

private:
    void services();
    void openDialog(const QString &service);
    void choose(SignInWay way);
    void type(const SignInRequest &request);
    void newPerson(const QString &person);
    [[nodiscard]] Account submitted();
    [[nodiscard]] const ServiceInfo *maker();
    [[nodiscard]] QLineEdit *line(const QString &id) const
    {
        return m_dialog->findChild<QLineEdit *>(u"signInField_"_s + id);
    }
    [[nodiscard]] QString problem(const QString &id) const;
    void submit() { m_dialog->findChild<QPushButton *>(u"addAccountSignIn"_s)->click(); }

    LiveWindow m_live;
    ServiceRegistry m_registry;
    QPointer<AddAccountDialog> m_dialog;
};

void SignInStoryTest::services()
{
    QTest::addColumn<QString>("service");
    for (const ServiceInfo &info : m_live.engine().signIn().services())
        QTest::newRow(qPrintable(info.displayName)) << info.id;
}

void SignInStoryTest::openDialog(const QString &service)
{
    QVERIFY(m_live.trigger(u"actionAddAccount"_s));
    m_dialog = m_live.window().findChild<AddAccountDialog *>(u"addAccountDialog"_s);
    QVERIFY(m_dialog);
    auto *combo = m_dialog->findChild<QComboBox *>(u"signInService"_s);
    combo->setCurrentIndex(combo->findData(service));
}

void SignInStoryTest::cleanup()
{
    if (m_dialog)
        m_dialog->reject();
    m_live.services().clearLog();
}

void SignInStoryTest::choose(SignInWay way)
{
    const QString name = QString::fromLatin1(QMetaEnum::fromType<SignInWay>().valueToKey(int(way)));
    m_dialog->findChild<QRadioButton *>(u"signInWay"_s + name)->setChecked(true);
}

void SignInStoryTest::type(const SignInRequest &request)
{
    QMap<QString, QString> texts = request.settings;
    texts.insert(u"identity"_s, request.identity);
    texts.insert(u"secret"_s, request.secret);
    texts.insert(u"appKey"_s, request.appKey);
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (QLineEdit *edit = line(it.key()))
            edit->setText(*it);
    }
}

/// The error that stands at this line, or above all of them; empty: none.
QString SignInStoryTest::problem(const QString &id) const
{
    for (const QString &name :
         QStringList{u"signInError_"_s + id, u"identityHint"_s, u"generalError"_s}) {
        if (name == "identityHint"_L1 && id != "identity"_L1)
            continue;
        const auto *one = m_dialog->findChild<FieldLine *>(name);
        if (one && one->hasError())
            return one->text();
    }
    return {};
}

/// The account that came of it; an empty one where none did.
Account SignInStoryTest::submitted()
{
    QSignalSpy succeeded(&m_live.engine().signIn(), &SignInPort::succeeded);
    QSignalSpy failed(&m_live.engine().signIn(), &SignInPort::failed);
    submit();
    (void)waitFor([&] { return succeeded.size() + failed.size() > 0; }, patience);
    if (!failed.isEmpty())
        qWarning() << failed.first().first().value<ApiError>().kind;
    if (succeeded.isEmpty())
        return {};
    const Account *account =
        m_live.engine().registry().find(succeeded.first().first().value<AccountId>());
    return account ? *account : Account();
}

/// In whichever line: nothing goes out, and the reason stands there.
void SignInStoryTest::refusesReadableAddresses()
{
    QFETCH(const QString, service);
    openDialog(service);
    const SignInRequest request = m_live.demoRequest(service);
    choose(request.way);
    QStringList ids;
    for (const QLineEdit *edit : m_dialog->findChildren<QLineEdit *>()) {
        const QString id = edit->objectName().section(u'_', 1);
        if (edit->objectName().startsWith("signInField_"_L1) &&
            edit->echoMode() == QLineEdit::Normal)
            ids.append(id);
    }
    QVERIFY(!ids.isEmpty());
    const bool ownLine = ids.contains(u"address"_s);
    for (const QString &id : std::as_const(ids)) {
        if (id == "identity"_L1 && ownLine)
            continue; // no address is typed there
        type(request);
        line(id)->setText(u" http://node.example.com\n"_s);
        submit();
        QVERIFY2(problem(id).contains("https"_L1), qPrintable(id + u": "_s + problem(id)));
    }
    QVERIFY(m_live.services().log().isEmpty());
}

/// A secret comes out of a mail or a page with blanks and line ends around it, and a key broken in
/// two: it signs in all the same.
void SignInStoryTest::cleansWhatIsPasted()
{
    QFETCH(const QString, service);
    openDialog(service);
    const SignInRequest request = m_live.demoRequest(service);
    choose(request.way);
    type(request);
    for (const QString &id : {u"secret"_s, u"appKey"_s}) {
        QLineEdit *edit = line(id);
        if (!edit)
            continue;
        QString dirty = edit->text();
        if (id == "appKey"_L1 || request.way != SignInWay::Password)
            dirty.insert(4, u"\r\n "_s);
        QGuiApplication::clipboard()->setText(u"\u200B  "_s + dirty + u" \r\n"_s);
        edit->selectAll();
        edit->paste();
    }
    const Account account = submitted();
    QVERIFY(!account.handle.isEmpty());
    QCOMPARE(account.service, service);
    SOON_VERIFY(!m_dialog || !m_dialog->isVisible());
    SOON_VERIFY_WITHIN(m_live.engine().desk().form(account.id)->hasBase(), patience);
}

/// The first service that makes accounts.
const ServiceInfo *SignInStoryTest::maker()
{
    for (const auto &api : m_registry.all()) {
        if (!api->info().newAccountCall.isEmpty())
            return &api->info();
    }
    return nullptr;
}

void SignInStoryTest::newPerson(const QString &person)
{
    const ServiceInfo *info = maker();
    QVERIFY(info);
    openDialog(info->id);
    choose(SignInWay::NewAccount);
    SignInRequest request;
    request.settings = m_live.demoRequest(info->id).settings;
    type(request); // where it is
    for (const FieldSpec &field : info->call(info->newAccountCall)->asks) {
        QVERIFY2(line(field.key), qPrintable(field.key));
        line(field.key)->setText(textFor(field, person));
    }
}

void SignInStoryTest::makesAnAccount()
{
    newPerson(u"newcomer"_s);
    const Account account = submitted();
    QCOMPARE(account.handle, u"newcomer"_s);
    QCOMPARE(account.settings.value(u"signInWay"_s), u"Password"_s);
    QVERIFY(account.staysSignedIn);
    SOON_VERIFY_WITHIN(m_live.engine().desk().form(account.id)->hasBase(), patience);
}

void SignInStoryTest::refusesATakenName()
{
    newPerson(u"newcomer"_s);
    const ServiceInfo *info = maker();
    QVERIFY(submitted().id.isNull());
    bool said = false;
    for (const FieldSpec &field : info->call(info->newAccountCall)->asks) {
        said = said || !problem(field.key).isEmpty();
        QCOMPARE(line(field.key)->text(), textFor(field, u"newcomer"_s)); // nothing is lost
    }
    QVERIFY(said);
    QVERIFY(m_dialog->isVisible());
}

/// An organization's key is nobody in particular (M² 1.3): the account goes by the organization,
/// and its form begins empty.
void SignInStoryTest::addsWhoHasNoProfile()
{
    const QString service = u"msquared"_s;
    const QString organization = m_live.demoRequest(service).settings.value(u"organization"_s);
    const SignInRequest request = m_live.demoRequest(service, organization);
    QCOMPARE(request.way, SignInWay::ApiKey);
    openDialog(service);
    choose(SignInWay::ApiKey);
    type(request);
    const Account account = submitted();
    QCOMPARE(account.handle, organization);
    const ProfileForm *form = m_live.engine().desk().form(account.id);
    QVERIFY(form);
    SOON_VERIFY_WITHIN(form->hasBase(), patience);
    QVERIFY(form->base().profile.fields.isEmpty());
}

/// The profile came: what is read after it (here the choice of notifications) keeps nobody out.
void SignInStoryTest::signsInThoughAPartIsOutOfOrder()
{
    Fault fault;
    fault.method = "GET";
    fault.pathPrefix = u"/api/user/notification-preferences"_s;
    fault.times = -1;
    fault.kind = Fault::Kind::Status;
    fault.status = 500;
    m_live.services().addFault(fault);
    openDialog(u"interlinedlist"_s);
    choose(SignInWay::Password);
    type(m_live.demoRequest(u"interlinedlist"_s));
    const Account account = submitted();
    m_live.services().clearFaults();
    QVERIFY(!account.id.isNull());
    const QList<LoggedRequest> log = m_live.services().log();
    QVERIFY(std::any_of(log.cbegin(), log.cend(), [&fault](const LoggedRequest &request) {
        return request.path == fault.pathPrefix && request.faulted;
    }));
}

} // namespace personae::test

QTEST_MAIN(personae::test::SignInStoryTest)
#include "tst_signin_story.moc"
