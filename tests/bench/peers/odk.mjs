import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';
import { schema } from 'form';

const nothing = async () => new Response(null, { status: 404 });
const form = { formXml: schema, fetchFormAttachment: nothing, missingResourceBehavior: 'BLANK' };
createApp({ render: () => h(OdkWebForm, form) }).use(webFormsPlugin).mount('#root');
