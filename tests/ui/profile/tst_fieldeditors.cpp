// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/form/testservice.h"
#include "ui/profile/fieldeditor.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace personae;

/// Each kind of editor by itself: what it shows, what it says, what it keeps.
class TestFieldEditors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void paragraphsKeepEveryCharacter();
    void outsideValuesDoNotMoveTheCursor();
    void recordParts();
    void plainTextInARecord();
    void listAddMoveRemove();
    void tagsByKeyboard();
    void undoIsPassedOn();
    void pastedSecretsAreCleaned();

private:
    FieldEditor *make(const QString &key);
    [[nodiscard]] QString told() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    FieldEditor *m_editor = nullptr;
    QJsonValue m_told;
};

void TestFieldEditors::init()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_window = std::make_unique<QWidget>();
    m_window->resize(420, 600);
}

void TestFieldEditors::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_told = QJsonValue::Undefined;
}

FieldEditor *TestFieldEditors::make(const QString &key)
{
    const ServiceInfo service = testservice::info();
    m_editor =
        FieldEditor::create(service, fieldrules::specOf(service, key), *m_theme, m_window.get());
    connect(m_editor, &FieldEditor::edited, m_editor,
            [this](const QJsonValue &value) { m_told = value; });
    m_editor->resize(400, 500);
    m_window->show();
    m_editor->show();
    return m_editor;
}

QString TestFieldEditors::told() const
{
    return m_told.toString();
}

void TestFieldEditors::paragraphsKeepEveryCharacter()
{
    make(u"x.about"_s);
    const QString text = u"a\u00A0b\nc\u202Ed"_s;
    m_editor->setValue(text);
    auto *edit = static_cast<QPlainTextEdit *>(m_editor->input());
    edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(edit, u"!"_s);
    QCOMPARE(told(), text + u"!"_s);
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QVERIFY(m_told.isUndefined());
}

void TestFieldEditors::outsideValuesDoNotMoveTheCursor()
{
    make(u"x.about"_s);
    m_editor->setValue(u"one two three"_s);
    auto *edit = static_cast<QPlainTextEdit *>(m_editor->input());
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(3);
    edit->setTextCursor(cursor);
    m_editor->setValue(u"one two four"_s);
    QCOMPARE(edit->textCursor().position(), 3);
    QVERIFY(told().isEmpty()); // a value from outside is nobody's edit
}

void TestFieldEditors::recordParts()
{
    make(u"x.contact"_s);
    m_editor->setValue(uR"({"matrix":"@b","email":"old@example.org"})"_s);
    auto *email = m_editor->findChild<QLineEdit *>(u"field:x.contact/email"_s);
    QCOMPARE(email->text(), u"old@example.org"_s);
    email->selectAll();
    QTest::keyClicks(email, u"new@example.org"_s);
    QCOMPARE(told(), uR"({"email":"new@example.org","matrix":"@b"})"_s);
}

void TestFieldEditors::plainTextInARecord()
{
    make(u"x.contact"_s);
    m_editor->setValue(u"call me"_s);
    auto *plain = m_editor->findChild<QPlainTextEdit *>(u"field:x.contact/plain"_s);
    QVERIFY(plain->isVisible());
    plain->moveCursor(QTextCursor::End);
    QTest::keyClicks(plain, u" maybe"_s);
    QCOMPARE(told(), u"call me maybe"_s);
    m_editor->findChild<QPushButton *>(u"split:x.contact"_s)->click();
    QVERIFY(!plain->isVisible());
    QCOMPARE(told(), uR"({"email":"call me maybe"})"_s);
    m_editor->setValue(u"call me"_s); // undone
    QVERIFY(plain->isVisible());
}

void TestFieldEditors::listAddMoveRemove()
{
    make(u"x.links"_s);
    m_editor->setValue(uR"({"links":[{"url":"1","icon":"i"},"odd"]})"_s);
    auto *add = m_editor->findChild<QPushButton *>(u"add:x.links"_s);
    QTest::keyClick(add, Qt::Key_Space);
    auto *fresh = m_editor->findChild<QLineEdit *>(u"field:x.links/2/label"_s);
    QVERIFY(fresh);
    QTest::keyClicks(fresh, u"Blog"_s);
    QCOMPARE(told(), uR"({"links":[{"icon":"i","url":"1"},"odd",{"label":"Blog"}]})"_s);
    const auto press = [this](const QString &name) {
        // Of the cards that were replaced some may still wait for deletion.
        for (QToolButton *button : m_editor->findChildren<QToolButton *>(name)) {
            if (button->isVisible()) {
                QTest::keyClick(button, Qt::Key_Space);
                return true;
            }
        }
        return false;
    };
    QVERIFY(press(u"up:x.links/2"_s));
    QCOMPARE(told(), uR"({"links":[{"icon":"i","url":"1"},{"label":"Blog"},"odd"]})"_s);
    QVERIFY(press(u"remove:x.links/0"_s));
    QCOMPARE(told(), uR"({"links":[{"label":"Blog"},"odd"]})"_s);
    QVERIFY(press(u"remove:x.links/0"_s));
    QVERIFY(press(u"remove:x.links/0"_s));
    QVERIFY(m_told.isUndefined());
}

void TestFieldEditors::tagsByKeyboard()
{
    make(u"x.skills"_s);
    m_editor->setValue(uR"({"tags":["bees"]})"_s);
    auto *input = static_cast<QLineEdit *>(m_editor->input());
    QTest::keyClicks(input, u"compost"_s);
    QCOMPARE(told(), uR"({"tags":["bees","compost"]})"_s); // counts before it is finished
    QTest::keyClicks(input, u","_s);
    QVERIFY(input->text().isEmpty());
    QTest::keyClicks(input, u"dahlias"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(told(), uR"({"tags":["bees","compost","dahlias"]})"_s);
    QTest::keyClick(m_editor->findChild<QPushButton *>(u"tag:x.skills/0"_s), Qt::Key_Space);
    QCOMPARE(told(), uR"({"tags":["compost","dahlias"]})"_s);
}

void TestFieldEditors::undoIsPassedOn()
{
    make(u"name"_s);
    m_editor->setValue(u"Bob"_s);
    QSignalSpy undo(m_editor, &FieldEditor::undoWanted);
    QSignalSpy redo(m_editor, &FieldEditor::redoWanted);
    QTest::keyClicks(m_editor->input(), u"!"_s);
    QTest::keyClick(m_editor->input(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(m_editor->input(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(undo.size(), 1);
    QCOMPARE(redo.size(), 1);
    QCOMPARE(static_cast<QLineEdit *>(m_editor->input())->text(), u"Bob!"_s);
}

void TestFieldEditors::pastedSecretsAreCleaned()
{
    FieldSpec spec;
    spec.key = u"password"_s;
    spec.shape = FieldShape::Secret;
    m_editor = FieldEditor::create(testservice::info(), spec, *m_theme, m_window.get());
    connect(m_editor, &FieldEditor::edited, m_editor,
            [this](const QJsonValue &value) { m_told = value; });
    auto *edit = m_editor->findChild<QLineEdit *>(u"field:password"_s);
    QGuiApplication::clipboard()->setText(u"\u200B two words \r\n"_s);
    edit->paste();
    QCOMPARE(edit->text(), u"two words"_s);
    QCOMPARE(told(), u"two words"_s);
    QTest::keyClicks(edit, u" "_s); // typed on purpose
    QCOMPARE(told(), u"two words "_s);
    m_told = u"nobody"_s;
    m_editor->setValue(QJsonValue::Undefined);
    QVERIFY(edit->text().isEmpty());
    QCOMPARE(told(), u"nobody"_s); // emptied from outside is nobody's edit
}

QTEST_MAIN(TestFieldEditors)
#include "tst_fieldeditors.moc"
